//! People and the chart they form.
