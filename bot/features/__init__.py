"""The features: one folder each, all with the same few file names; a feature calls only the service of one below it."""
