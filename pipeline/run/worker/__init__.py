"""The far side: what a server process runs, inside the sandbox.

Only the standard library is used, and the modules name each other relatively: the server loads this folder
under the name `wikimill_worker`, so that neither `pipeline` nor any short name is there for a snippet to import.
"""
