//! Who an announcement reaches, and why.
