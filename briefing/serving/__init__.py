"""Shows a site on this machine, and loads its pages again when they have changed. For a desk, not for readers."""
