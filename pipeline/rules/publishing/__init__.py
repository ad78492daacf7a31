"""PUB: what stands in the way of publishing the wiki as a site."""
