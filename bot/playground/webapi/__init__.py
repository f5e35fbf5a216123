"""The Web API: one module per family of methods, a table that names them all, and the endpoint that serves them."""
