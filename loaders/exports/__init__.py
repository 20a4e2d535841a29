"""The facts as files for other tools, written in a stream: memory does not grow with the number of facts."""
