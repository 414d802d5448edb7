from starlette.applications import Starlette
def routes(workers, entry):
    return Starlette()
