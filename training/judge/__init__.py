"""The learned judge in the making: our labelled sentences, and what trains a model on them."""
