//! Spanish and English: messages, dates, numbers, order.
