//! Every way of reading against the plain rule, over generated organisations.
