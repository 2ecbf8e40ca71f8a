//! Key boxes, sealing, signing, enrolment codes.
