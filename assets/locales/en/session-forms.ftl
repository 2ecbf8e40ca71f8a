### Forms about feedback sessions: planning, writing, signing, handing over; templates and retention.
