//! The full-screen program. What lies directly here knows neither announcements nor people; `screens` is built on it.
//!
//! | to find | look in |
//! |---|---|
//! | entering and leaving the terminal, panics, one write a frame | [`terminal`] |
//! | keys, commands, which key means which command | [`keys`], [`command`], [`binding`] |
//! | what happens: keys, messages, signals, wake-ups; where they come from | [`event`], [`input`] |
//! | the loop | [`run`] |
//! | the stack of layers and what a layer may answer | [`layer`] |
//! | slow work on other threads | [`job`] |
//! | what a layer draws on | [`canvas`], [`theme`] |
//! | Markdown as styled lines | [`markdown`] |
//! | lists, fields, pagers · forms · dialogs | [`widgets`], [`form`], [`dialogs`] |

pub mod binding;
pub mod canvas;
pub mod command;
pub mod dialogs;
pub mod event;
pub mod form;
pub mod input;
pub mod job;
pub mod keys;
pub mod layer;
pub mod markdown;
pub mod run;
pub mod terminal;
pub mod theme;
pub mod widgets;
