"""The control API: what people do in the playground, what they see, and the levers of tests."""
