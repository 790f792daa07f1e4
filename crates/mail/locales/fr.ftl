greeting = Bonjour,
greeting-named = Bonjour { $name },
footer = { $site }. Ce message a été écrit par un programme ; personne ne lit les réponses.
code = Pour les programmes, le code seul :

invitation-subject = Votre invitation à { $site }
invitation-body =
    Vous êtes invité·e à participer à { $site }.

    Avec le lien ci-dessous, vous choisissez le nom sous lequel vous voulez apparaître et un mot de passe. Il sert une fois, pendant 14 jours. Si vous n’attendiez pas ce message, laissez-le : sans le lien, rien ne se passe.
invitation-action = Accepter l’invitation :

approval-subject = Votre compte sur { $site } est prêt
approval-body =
    Vous avez demandé un compte sur { $site } ; il est prêt.

    Avec le lien ci-dessous, vous choisissez un mot de passe. Il sert une fois, pendant 14 jours.
approval-action = Choisir un mot de passe :

granted-subject = De nouveaux droits sur { $site }
granted-body =
    Votre compte sur { $site } a reçu d’autres droits. Ils valent dès maintenant.
granted-action = Voir ce que vous pouvez faire :

verification-subject = Est-ce votre adresse ?
verification-body =
    Quelqu’un a demandé un compte sur { $site } avec cette adresse. Si c’était vous, le lien ci-dessous montre que l’adresse est la vôtre ; la demande est ensuite examinée. Il sert une fois, pendant 3 jours.

    Si ce n’était pas vous, laissez ce message : sans le lien, la demande est oubliée.
verification-action = Oui, c’est la mienne :

known-subject = Vous avez déjà un compte sur { $site }
known-body =
    Quelqu’un a demandé un compte sur { $site } avec cette adresse, qui en a déjà un, a déjà été invitée ou attend déjà une réponse.

    Si c’était vous et que vous ne connaissez plus votre mot de passe, demandez-en un nouveau. Si ce n’était pas vous, laissez ce message.
known-action = Vers { $site } :

declined-subject = Votre demande à { $site }
declined-body =
    Votre demande d’un compte sur { $site } n’a pas été acceptée. Raison donnée :

    { $reason }

    Ce que vous aviez écrit dans votre demande a été supprimé.

reset-subject = Un nouveau mot de passe pour { $site }
reset-body =
    Quelqu’un a demandé un nouveau mot de passe pour votre compte sur { $site }. Avec le lien ci-dessous, vous en choisissez un. Il sert une fois, pendant 2 heures, et met fin à toutes vos sessions.

    Si ce n’était pas vous, laissez ce message : votre mot de passe reste le même.
reset-action = Choisir un nouveau mot de passe :

password-changed-subject = Votre mot de passe sur { $site } a été changé
password-changed-body =
    Le mot de passe de votre compte sur { $site } vient d’être changé.

    Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe, et vérifiez vos sessions et vos jetons.
password-changed-action = Vers { $site } :

factor-added-subject = { $site } vous demande désormais aussi un code
factor-added-body =
    Désormais, votre compte sur { $site } demande un code de votre application quand vous vous connectez. Gardez vos codes de secours là où vous les trouvez sans votre téléphone.

    Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe, et écrivez à celles et ceux qui tiennent le site.
factor-added-action = Vers { $site } :

factor-removed-subject = { $site } ne vous demande plus de code
factor-removed-body =
    Désormais, votre mot de passe suffit pour ouvrir votre compte sur { $site }.

    Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.
factor-removed-action = Vers { $site } :

identity-added-subject = { $provider } vous connecte désormais à { $site }
identity-added-body =
    Désormais, vous pouvez vous connecter à { $site } avec votre compte chez { $provider }.

    Si ce n’était pas vous, connectez-vous, retirez-le sur la page de votre compte et demandez un nouveau mot de passe.
identity-added-action = Vers { $site } :

identity-removed-subject = { $provider } ne vous connecte plus à { $site }
identity-removed-body =
    Vous ne pouvez plus vous connecter à { $site } avec votre compte chez { $provider }. Vos autres sessions sont closes.

    Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.
identity-removed-action = Vers { $site } :

told-submitted = « { $title } » a été soumis et attend une rédactrice ou un rédacteur
told-claimed = La rédaction a pris en charge « { $title } »
told-advice_requested = Votre avis est demandé sur « { $title } »
told-advice_given = Un avis a été donné sur « { $title } »
told-changes_requested = Des modifications vous sont demandées sur « { $title } »
told-resubmitted = « { $title } » a été soumis de nouveau
told-accepted = « { $title } » a été accepté
told-declined = « { $title } » n’a pas été retenu
told-published = « { $title } » est publié
told-withdrawn = « { $title } » a été retiré
told-commented = On a écrit un commentaire sur « { $title } »
told-thread_resolved = Une modification de « { $title } » est dite faite
told-thread_confirmed = Une modification de « { $title } » a été confirmée
told-thread_reopened = Un fil sur « { $title } » a été rouvert
told-adapted = Un membre fait lui aussi ce que raconte « { $title } »
told-validated = Une experte ou un expert a validé « { $title } »
told-advice_overdue = Votre avis sur « { $title } » est attendu
told-changes_waiting = Les modifications demandées sur « { $title } » vous attendent
told-answer_overdue = Les auteur·rice·s de « { $title } » attendent une réponse
told-co_author_invited = On vous invite à écrire « { $title } » avec ses auteurs
told-still_accurate = « { $title } » est-il toujours exact ? Confirmez-le ou mettez-le à jour
told-translation_outdated = « { $title } » a changé depuis que vous l’avez traduit
told-by = Par { $by }.
told-note =
    En ces termes :
    { $note }
told-day = La date prévue : { $note }.
told-language = La langue de votre traduction : { $note }.
told-more = Autres nouvelles : { $count }.

notice-subject = { $what }
notice-body =
    { $said }

    Vous choisissez dans votre compte ce dont vous êtes informé·e par courriel : { $settings }
notice-action = Le voir :

digest-subject = Des nouvelles de votre travail sur { $site }
digest-body =
    Voici ce qui s’est passé depuis le dernier message de ce genre :

    { $said }
digest-action = Tout lire, et choisir ce dont vous êtes informé·e par courriel :
