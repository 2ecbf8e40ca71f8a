### Feedback sessions on the command line, and in exported documents.

session-export-ics = Calendar (ICS)
