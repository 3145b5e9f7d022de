"""From a snapshot to what is shown or taken home."""
