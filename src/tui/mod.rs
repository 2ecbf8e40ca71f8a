//! The full-screen program. But for [`screens`], [`desk`] and [`program`] nothing
//! here knows announcements or people.
//!
//! | to find | look in |
//! |---|---|
//! | starting the program | [`program`] |
//! | the screens | [`screens`] |
//! | what they share: board, member, workers, settings | [`desk`], [`words`] |
//! | what is searched while one types | [`searching`] |
//! | entering and leaving the terminal, panics, one write a frame | [`terminal`] |
//! | keys, commands, which key means which command | [`keys`], [`command`], [`binding`] |
//! | the configuration file · what the terminal tells of itself | [`configuration`], [`background`] |
//! | what happens: keys, messages, signals, wake-ups; where they come from | [`event`], [`input`] |
//! | keys that arrive torn apart | [`torn`] |
//! | the loop | [`run`] |
//! | one heap for all threads | [`heap`] |
//! | the stack of layers and what a layer may answer | [`layer`] |
//! | slow work on other threads | [`job`] |
//! | what a layer draws on | [`canvas`], [`theme`] |
//! | Markdown as styled lines | [`markdown`] |
//! | lists, fields, pagers · forms · dialogs | [`widgets`], [`form`], [`dialogs`] |

pub mod background;
pub mod binding;
pub mod canvas;
pub mod command;
pub mod configuration;
pub mod desk;
pub mod dialogs;
pub mod event;
pub mod form;
pub mod heap;
pub mod input;
pub mod job;
pub mod keys;
pub mod layer;
pub mod markdown;
mod preferences;
pub mod program;
pub mod run;
pub mod screens;
pub mod searching;
pub mod terminal;
pub mod theme;
mod torn;
pub mod undo;
pub mod widgets;
pub mod words;
