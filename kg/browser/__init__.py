"""A Neo4j made ready for people: a guide, a style and the questions as files, as Neo4j Browser takes them."""
