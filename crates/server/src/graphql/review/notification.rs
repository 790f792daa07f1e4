//! What people are told.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{Id, Page, PageRequest};

use super::{
    object::Colleague,
    values::{NotificationDelivery, NotificationKind},
};
use crate::graphql::{
    asker::Asker,
    connection::PageInfo,
    error::{Result, UserError, failed, taken},
    node::{self, Node},
};

/// Something that you are told.
pub(crate) struct Notification(pub(crate) Arc<domain::Notification>);

/// Something that you are told.
#[Object(serial)]
impl Notification {
    /// Its id, for `notificationsMarkRead`.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// What happened.
    async fn kind(&self) -> NotificationKind {
        self.0.kind.into()
    }

    /// To what; `null` where it is no longer there for you.
    async fn subject(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let asker = Asker::of(ctx);
        let found = asker.app.told_of(&asker.cx, self.0.subject).await.map_err(|error| failed(&error))?;
        Ok(found.map(node::lens))
    }

    /// The id of the thread in which it happened, if it was in one: see the record's `threads`.
    async fn thread(&self) -> Option<ID> {
        self.0.thread.map(|id| ID(id.to_string()))
    }

    /// Who did it; `null` for the platform itself.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, self.0.actor).await
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// When you said that you had read this.
    async fn read_at(&self) -> Option<DateTime<Utc>> {
        self.0.read_at
    }

    /// What was written with it: a reason, or how a comment begins (at most 300 characters); of some kinds a day or a language,
    /// as they say.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
}

/// A page of what you were told.
pub(crate) struct NotificationConnection {
    page: Page<Arc<domain::Notification>>,
    unread: bool,
}

/// A notification with its place in the list.
pub(crate) struct NotificationEdge {
    cursor: String,
    node: Arc<domain::Notification>,
}

/// A page of what you were told.
#[Object(serial)]
impl NotificationConnection {
    /// The notifications with their cursors.
    async fn edges(&self) -> Vec<NotificationEdge> {
        let edge = |(cursor, node): &(String, Arc<domain::Notification>)| NotificationEdge {
            cursor: cursor.clone(),
            node: Arc::clone(node),
        };
        self.page.items.iter().map(edge).collect()
    }

    /// The notifications.
    async fn nodes(&self) -> Vec<Notification> {
        self.page.items.iter().map(|(_, node)| Notification(Arc::clone(node))).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::of(&self.page)
    }

    /// How many there are, exactly. It is counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let asker = Asker::of(ctx);
        let count = asker.app.notification_count(&asker.cx, self.unread).await;
        count.map_err(|error| failed(&error))
    }
}

/// A notification with its place in the list.
#[Object(serial)]
impl NotificationEdge {
    /// Its place in the list; it stays true when the list changes. Give it as `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The notification.
    async fn node(&self) -> Notification {
        Notification(Arc::clone(&self.node))
    }
}

/// What who asks was told.
pub(crate) async fn of_viewer(
    ctx: &Context<'_>,
    unread: bool,
    page: PageRequest,
) -> Result<NotificationConnection> {
    let asker = Asker::of(ctx);
    let found = asker.app.notifications(&asker.cx, unread, &page).await.map_err(|error| failed(&error))?;
    Ok(NotificationConnection { page: found.map(Arc::new), unread })
}

/// How you are told of one kind by mail.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct NotificationSetting {
    /// What happens.
    kind: NotificationKind,
    /// How you are told of it by mail.
    delivery: NotificationDelivery,
}

fn shown(settings: Vec<(domain::NotificationKind, domain::Delivery)>) -> Vec<NotificationSetting> {
    let shown = |(kind, delivery): (domain::NotificationKind, domain::Delivery)| NotificationSetting {
        kind: kind.into(),
        delivery: delivery.into(),
    };
    settings.into_iter().map(shown).collect()
}

/// How who asks is told by mail.
pub(crate) async fn settings_of_viewer(ctx: &Context<'_>) -> Result<Vec<NotificationSetting>> {
    let asker = Asker::of(ctx);
    asker.app.notification_settings(&asker.cx).await.map(shown).map_err(|error| failed(&error))
}

/// How you want to be told of one kind by mail.
#[derive(InputObject)]
pub(crate) struct NotificationSettingInput {
    /// What happens.
    kind: NotificationKind,
    /// How you want to be told of it by mail.
    delivery: NotificationDelivery,
}

/// How you want to be told by mail.
#[derive(InputObject)]
pub(crate) struct NotificationSettingsUpdateInput {
    /// Your choices, at most 100; kinds that are not named stay as they are.
    settings: Vec<NotificationSettingInput>,
}

/// What choosing how to be told answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct NotificationSettingsPayload {
    /// Every kind with how you are told of it now; `null` where there are user errors.
    notification_settings: Option<Vec<NotificationSetting>>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// What you have read.
#[derive(InputObject)]
pub(crate) struct NotificationsMarkReadInput {
    /// Which notifications, at most 200; all of them where absent.
    ids: Option<Vec<ID>>,
}

/// What marking notifications answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct NotificationsPayload {
    /// How many you have not read yet.
    unread_count: Option<u64>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// Reading what you were told.
#[derive(Default)]
pub(crate) struct NotificationMutation;

/// Reading what you were told.
#[Object(serial)]
impl NotificationMutation {
    /// Says that you have read what you were told.
    async fn notifications_mark_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What you have read.")] input: NotificationsMarkReadInput,
    ) -> Result<NotificationsPayload> {
        let asker = Asker::of(ctx);
        // An id that is none of ours names nothing that you were told.
        let ids: Option<Vec<_>> =
            input.ids.map(|ids| ids.iter().map(|id| Id::new(id.parse().unwrap_or_default())).collect());
        let marked = async {
            asker.app.mark_notifications_read(&asker.cx, ids.as_deref()).await?;
            asker.app.notification_count(&asker.cx, true).await
        };
        let (unread_count, user_errors) = taken(marked.await)?;
        Ok(NotificationsPayload { unread_count, user_errors })
    }

    /// Chooses how you are told by mail, kind by kind. A token needs the scope `WRITE`.
    async fn notification_settings_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How you want to be told.")] input: NotificationSettingsUpdateInput,
    ) -> Result<NotificationSettingsPayload> {
        let asker = Asker::of(ctx);
        let chosen: Vec<_> = input
            .settings
            .into_iter()
            .map(|NotificationSettingInput { kind, delivery }| (kind.into(), delivery.into()))
            .collect();
        let updated = asker.app.update_notification_settings(&asker.cx, &chosen).await;
        let (settings, user_errors) = taken(updated)?;
        Ok(NotificationSettingsPayload { notification_settings: settings.map(shown), user_errors })
    }
}
