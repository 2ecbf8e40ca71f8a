### Documentos exportados.
