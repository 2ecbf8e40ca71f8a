### What each key does: hints, help and palette.
