### Exported documents.
