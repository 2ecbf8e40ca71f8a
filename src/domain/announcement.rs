//! What an announcement is and which ones are refused.
