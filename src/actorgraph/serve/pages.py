TASKS = {}
def warm(): pass
