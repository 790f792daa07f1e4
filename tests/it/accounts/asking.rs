//! Someone asks for an account, and is let in or sent away.

use anyhow::{Context as _, Result};
use scenarios::{client::texts, post::Letters, world::on_both};
use serde_json::{Value, json};

use super::{ANA, FIRST, audit_log, done_to, member, start, viewer};

#[test]
fn someone_asks_and_is_let_in_or_sent_away() -> Result<()> {
    on_both(async |place| {
        let world = start(place).await?;
        let (anyone, admin) = (world.anyone()?, world.administrator()?);
        let editor = world.account("editor@example.org", &["--role", "editor"], "admin")?;
        let alpha = member(&anyone, "alpha-city").await?;
        let mut letters = Letters::of(&world.place);
        let request = |email: &str, name: &str| json!({"email": email, "name": name, "language": "es", "member": alpha, "message": "Escribo\nsobre cooperativas."});
        for (input, expected) in [
            (request("no address", "Ana"), "INVALID input.email"),
            (request(ANA, ""), "INVALID input.name"),
            (json!({"email": ANA, "name": "Ana", "message": "가".repeat(2_001)}), "INVALID input.message"),
            (json!({"email": ANA, "name": "Ana", "member": "x"}), "INVALID input.member"),
        ] {
            assert_eq!(anyone.fails("accountRequest", input).await?, expected);
        }
        let taken = anyone.acts("accountRequest", request(ANA, "BUY THIS"), "isDone").await?;
        let letter = letters.next(ANA).await?;
        assert!(letter.contains("Content-Language: es") && !letter.contains("BUY THIS"), "{letter}");
        // Asked again before the letter is answered: the last one counts.
        anyone.acts("accountRequest", request(ANA, "Ana"), "isDone").await?;
        let code = letters.code(ANA).await?;
        let shown =
            "{ accountRequests { account { id email name state emailVerifiedAt } message member { slug } } }";
        assert_eq!(
            editor.ask(shown, Value::Null).await?["accountRequests"],
            json!([]),
            "not before the address is known"
        );
        anyone.acts("emailVerify", json!({ "code": code }), "account { state }").await?;
        assert_eq!(anyone.fails("emailVerify", json!({ "code": code })).await?, "INVALID input.code", "once");
        let waiting = editor.ask(shown, Value::Null).await?["accountRequests"].take();
        assert_eq!(texts(&waiting, "/account/name"), ["Ana"]);
        assert_eq!(waiting[0]["message"], "Escribo\nsobre cooperativas.");
        assert_eq!(waiting[0]["member"]["slug"], "alpha-city");
        let id = waiting[0]["account"]["id"].clone();

        for (who, client) in [
            ("reviewer", world.account("reviewer@example.org", &["--role", "reviewer"], "admin")?),
            (
                "representative",
                world.account(
                    "r@example.org",
                    &["--member", "alpha-city", "--as", "representative"],
                    "admin",
                )?,
            ),
        ] {
            let (code, _) = client.error(shown, Value::Null).await?;
            assert_eq!(code, "FORBIDDEN", "{who}");
            assert_eq!(client.fails("accountApprove", json!({ "id": id })).await?, "FORBIDDEN", "{who}");
            assert_eq!(
                client.fails("accountDecline", json!({"id": id, "reason": "No."})).await?,
                "FORBIDDEN",
                "{who}"
            );
        }
        let rise = json!({"id": id, "roles": ["ADMINISTRATOR"]});
        assert_eq!(
            editor.fails("accountApprove", rise).await?,
            "FORBIDDEN",
            "nobody rises by an editor's hand"
        );
        assert_eq!(editor.fails("accountApprove", json!({"id": "x"})).await?, "NOT_FOUND");
        let approval = json!({"id": id, "memberRoles": [{"member": alpha, "role": "CONTRIBUTOR"}]});
        editor.acts("accountApprove", approval.clone(), "account { state }").await?;
        assert_eq!(editor.fails("accountApprove", approval).await?, "NOT_FOUND", "decided already");
        let letter = letters.next(ANA).await?;
        assert!(letter.contains("/account/invitation?code="), "{letter}");
        let at = letter.find("gsef_one_").context("no code")?;
        let accepted = json!({"code": letter[at..at + 45], "name": "Ana", "password": FIRST});
        anyone.acts("invitationAccept", accepted, "account { state }").await?;
        let person = anyone.sign_in(ANA, FIRST, None).await?;
        assert_eq!(texts(&viewer(&person).await?["members"], "/slug"), ["alpha-city"]);

        // Who has an account is told by letter, and nobody by the answer.
        let far = anyone.from_address("198.51.100.1");
        assert_eq!(far.acts("accountRequest", request(ANA, "Eve"), "isDone").await?, taken);
        let letter = letters.next(ANA).await?;
        assert!(!letter.contains("gsef_one_") && !letter.contains("Eve"), "{letter}");
        assert_eq!(viewer(&person).await?["account"]["name"], "Ana");

        // Sent away: nothing of them is left.
        far.acts("accountRequest", request("ben@example.org", "Ben"), "isDone").await?;
        let code = letters.code("ben@example.org").await?;
        let verified = far.acts("emailVerify", json!({ "code": code }), "account { id }").await?;
        let id = verified["account"]["id"].clone();
        assert_eq!(
            admin.fails("accountDecline", json!({"id": id, "reason": " "})).await?,
            "INVALID input.reason"
        );
        admin.acts("accountDecline", json!({"id": id, "reason": "Solo <miembros>."}), "isDone").await?;
        let letter = letters.next("ben@example.org").await?;
        assert!(letter.contains("Solo <miembros>.") && letter.contains("Solo &lt;miembros&gt;."), "{letter}");
        let known = admin.ask("{ accounts { nodes { email } } }", Value::Null).await?;
        assert!(!known.to_string().contains("ben@example.org"), "{known}");
        let entries = audit_log(&world)?;
        let of = |action: &str| {
            let one = entries.iter().find(|entry| entry["action"] == action);
            one.map(|entry| entry["subject"].clone()).with_context(|| action.to_owned())
        };
        assert_eq!(
            done_to(&entries, &of("account.approve")?),
            ["account.verify", "account.approve", "account.accept", "sign_in.ok"]
        );
        assert_eq!(done_to(&entries, &of("account.decline")?), ["account.verify", "account.decline"]);
        Ok(())
    })
}
