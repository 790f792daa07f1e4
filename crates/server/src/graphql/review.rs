//! How records come about: reviews, threads, revisions, and what people are told.

mod input;
mod mutation;
mod notification;
mod object;
mod query;
mod revision;
mod subscription;
mod thread;
mod values;

pub(crate) use self::{
    mutation::ReviewMutation,
    notification::{
        NotificationConnection, NotificationMutation, NotificationSetting,
        of_viewer as notifications_of_viewer, settings_of_viewer as notification_settings_of_viewer,
    },
    object::{Colleague, Review, of_record},
    query::ReviewQuery,
    revision::{Revision, of_record as revisions_of},
    subscription::ReviewSubscription,
    thread::{Thread, ThreadMutation, of_record as threads_of},
};
