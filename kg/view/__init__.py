"""The offline page: the workspace as one HTML file that asks no network for anything."""
