### Accounts. $n decides the form of a text, $shown is the same number as it is written.

## Signing in

told-signed-out = Votre session est close.
field-email = Adresse électronique
field-password = Mot de passe
field-keep = Garder la session ouverte sur cet appareil
field-keep-hint = Pas sur un ordinateur partagé. Sinon, la fermeture du navigateur vous déconnecte.
field-code = Code
field-code-hint = Les six chiffres qu’affiche votre application, ou l’un de vos codes de secours.
sign-in-code-standfirst = Votre compte a un second facteur. Saisissez son code dans les cinq minutes.
sign-in-again = Recommencer
sign-in-forgotten = Mot de passe oublié ?
sign-in-no-account = Pas encore de compte ?
request-title = Demander un compte
sign-in-or = Ou par un compte que vous avez ailleurs, si vous l’avez relié :
sign-in-with = Se connecter avec { $what }

## Signing in by other sites

key-used = Dernière utilisation : { $what }.
provider-leading = Vers { $what }
provider-leading-text = Vous allez vers { $what } pour vous y connecter. Vous reviendrez ensuite ici.
provider-go = Continuer vers { $what }
provider-unknown = Aucun compte n’est relié
provider-unknown-text = Vous êtes en ligne chez { $what }, mais aucun compte utilisable ici n’y est relié. Si vous en avez un, connectez-vous avec votre mot de passe et reliez-le sur la page de votre compte. Si vous avez reçu une invitation, suivez le lien de la lettre. Sinon, demandez un compte.
told-provider-nothing = Vous ne vous êtes pas connecté là-bas, rien n’a donc changé. Réessayez, ou connectez-vous autrement. Si vous avez reçu une invitation, suivez de nouveau le lien de la lettre.
identities-title = Connexion par d’autres sites
identities-standfirst = Les comptes d’autres sites qui vous connectent ici. Nous gardons de quel compte il s’agit et le nom qu’il porte là-bas ; rien d’autre.
identities-none = Aucun n’est relié.
identities-connect = Relier un compte
identity-connect = Relier { $what }
identity-connected = Relié : { $what }.
identity-remove = Retirer
identity-gone = n’est plus proposé
told-identity-added = Le compte est relié. Vous pouvez désormais vous connecter avec lui.
told-identity-removed = Le compte est retiré. Vos autres sessions sont closes.

## Joining

field-language-hint = Nos messages vous parviennent dans cette langue.
field-new-password = Nouveau mot de passe
field-new-password-hint = Au moins 12 caractères, dans toute écriture. Quelques mots que personne d’autre n’assemblerait conviennent bien.
field-current-password = Mot de passe actuel
field-member-hint = Le membre ou partenaire pour lequel vous écririez.
field-message = Qui vous êtes et ce que vous souhaitez faire
field-message-hint = 2 000 caractères au plus.
told-accepted = Votre compte est prêt. Connectez-vous.
told-requested = Merci. Si l’adresse peut recevoir un compte, un message lui est envoyé : suivez le lien qu’il contient.
told-verified = Merci. Votre demande est transmise aux personnes qui décident ; un message vous donnera leur réponse.
told-reset-sent = Si l’adresse a un compte, un message lui est envoyé. Son lien est valable deux heures.
told-password-set = Votre nouveau mot de passe est enregistré. Connectez-vous.
told-password-changed = Votre mot de passe est changé ; vos autres sessions sont closes.
invitation-title = Accepter l’invitation
invitation-standfirst = Choisissez votre nom et un mot de passe.
invitation-button = Créer mon compte
request-standfirst = Pour les personnes qui écrivent au nom d’un membre ou partenaire. La lecture ne demande pas de compte.
request-button = Demander
verify-title = Confirmer votre adresse
verify-standfirst = Vous montrez ainsi que le message vous est parvenu. Votre demande est alors transmise aux personnes qui décident.
verify-button = Confirmer
reset-title = Mot de passe oublié
reset-standfirst = Nous écrivons à votre adresse. Le message contient un lien pour choisir un nouveau mot de passe.
reset-button = Envoyer le message
new-password-title = Nouveau mot de passe
new-password-standfirst = Toutes vos sessions seront closes. Un second facteur reste en place.
new-password-button = Enregistrer le mot de passe
password-title = Changer le mot de passe
password-standfirst = Vos autres sessions seront closes et un message vous en avertit.
password-button = Changer
request-asked = Demande du { $what }
request-approve = Admettre
request-decline = Refuser

## One’s account

field-sure = Je sais que c’est irréversible
fault-sure = Cochez la case pour confirmer votre intention.
account-who = Qui vous êtes
account-rights = Vos droits
account-no-rights = Vous n’avez pas de rôle : vous lisez ce que tout le monde lit, gardez des recherches, et écrivez ce que d’autres vous ont demandé d’écrire avec eux.
account-safety = Sécurité
account-data = Vos données
account-download = Télécharger ce que nous savons de vous
told-erased = Votre compte est effacé.
erase-title = Effacer le compte
erase-standfirst = Adresse, nom, mot de passe, sessions, jetons et recherches enregistrées disparaissent aussitôt et définitivement. Ce que vous avez publié demeure ; les œuvres gardent les noms de leurs auteurs tels qu’imprimés.
erase-button = Effacer mon compte
sessions-title = Sessions
tokens-title = Jetons d’API
factor-title = Second facteur
factor-on = actif
factor-off = inactif
invite-title = Inviter quelqu’un
invite-standfirst = La personne reçoit un message avec un lien valable 14 jours. Qui a déjà un compte reçoit les rôles.
invite-button = Envoyer l’invitation
account-sessions = { $n ->
    [one] { $shown }
   *[other] { $shown }
}
account-tokens = { $n ->
    [one] { $shown }
   *[other] { $shown }
}
team-title = Qui agit en son nom
role-not-now = sans effet aujourd’hui
account-identities = { $n ->
    [0] aucune
    [one] { $shown }
   *[other] { $shown }
}

## Sessions and tokens

field-token-name = Usage
field-token-name-hint = Pour le reconnaître dans la liste.
field-scope = Ce qu’il permet
field-days = Durée de validité
scope-read = Lire
scope-write = Lire et écrire
scope-admin = Tout ce qui vous est permis
told-sessions-ended = Session close.
told-token-revoked = Le jeton n’a plus de valeur.
sessions-standfirst = Là où votre session est ouverte. Mettez fin à ce que vous ne reconnaissez pas, puis changez de mot de passe.
session-begun = Connexion : { $what }
session-current = celle-ci
session-end = Mettre fin
session-end-others = Mettre fin à toutes les autres
key-ends = Fin : { $what }.
tokens-standfirst = Un programme qui agit pour vous en envoie un avec chaque requête. Gardez-le comme un mot de passe.
token-made = Votre nouveau jeton : { $what }
token-once = Copiez-le maintenant : il ne sera plus affiché.
token-begun = Créé : { $what }.
token-nameless = Sans nom
token-unused = jamais
token-endless = jamais
token-revoke = Révoquer
token-new = Un nouveau jeton
token-make = Créer le jeton
days = { $n ->
    [one] { $shown } jour
   *[other] { $shown } jours
}

## The second factor

field-first-code-hint = Les six chiffres que votre application affiche pour la nouvelle entrée.
told-factor-removed = Le second facteur est supprimé.
factor-without = Avec un second facteur, la connexion demande votre mot de passe et un code qu’affiche une application de votre téléphone. Qui n’apprend que votre mot de passe n’entre pas.
factor-begin = Commencer
factor-begun = Ajoutez ceci à votre application de codes, puis saisissez le code qu’elle affiche.
factor-secret = Le secret, à saisir
factor-open = Ouvrir dans une application de cet appareil
factor-confirm = Confirmer
factor-confirmed = Votre second facteur est actif.
factor-codes = Codes de secours
factor-codes-note = Chacun ouvre votre compte une fois, en l’absence du téléphone. Imprimez-les ou gardez-les en lieu sûr : ils ne seront plus affichés.
factor-with = Votre compte a un second facteur. Le supprimer demande votre mot de passe et un code.
factor-remove = Supprimer le second facteur

## What one is told

told-all-read = Tout est marqué comme lu.
notifications-read-all = Tout marquer comme lu
notifications-none = Aucune notification pour l’instant.
notifications-older = Plus anciennes
notification-new = Nouveau
notice-submitted = Un texte a été soumis et attend un rédacteur.
notice-claimed = La rédaction a pris en charge ce que vous avez soumis.
notice-advice_requested = Votre avis est demandé sur un texte.
notice-advice_given = Un relecteur a rendu son avis.
notice-changes_requested = Des modifications vous sont demandées.
notice-resubmitted = Un texte renvoyé a été soumis de nouveau.
notice-accepted = Votre texte a été accepté.
notice-declined = Votre texte a été refusé.
notice-published = Votre texte est public.
notice-withdrawn = Ce que vous avez écrit a été retiré.
notice-commented = Un commentaire a été ajouté à une discussion.
notice-thread_resolved = Une modification que vous demandiez est annoncée comme faite.
notice-thread_confirmed = Votre modification a été confirmée.
notice-thread_reopened = Une discussion a été rouverte.
notice-adapted = Un membre met en œuvre ce que vous avez décrit.
notice-validated = Un expert a confirmé ce que vous avez publié.
notice-co_author_invited = On vous invite à écrire un texte avec ses auteurs.
notice-advice_overdue = Le jour prévu pour votre avis est passé.
notice-changes_waiting = Ce qui vous a été renvoyé attend.
notice-answer_overdue = Le jour prévu pour répondre aux auteurs est passé.
notice-still_accurate = Votre étude de cas est-elle toujours exacte ? Confirmez-la ou mettez-la à jour.
letters-title = Courriers qui vous sont adressés
letters-standfirst = Sur le site, tout vous est signalé. Choisissez ce qui vous est aussi écrit.
delivery-instant = Tout de suite
delivery-daily = Une fois par jour, regroupé
delivery-off = Pas de courrier
notice-translation_outdated = Un texte que vous avez traduit a changé. Regardez ce qui a changé et mettez la traduction à jour.

## Who may come in

field-reason = Motif
field-reason-hint = Il est communiqué à la personne par courriel.
field-roles = Rôles dans tout le site
field-roles-hint = À ne pas cocher pour qui n’écrit que pour une organisation.
field-member-role = Rôle dans l’organisation
role-administrator = Administration
role-editor = Rédaction
role-reviewer = Relecture
role-representative = Représentation
role-contributor = Contribution
told-approved = La personne est admise et reçoit un message.
told-declined = La personne reçoit un message avec votre motif. Rien d’autre n’est conservé.
told-invited = L’invitation est en route. Elle peut être acceptée pendant 14 jours.
requests-none = Personne n’attend de réponse.
request-of = Demande de { $what }
request-look = Examiner
field-role-until-hint = Laissez les deux vides si c’est sans limite.

## Accounts, for those who administer them

account-state-active = Actif
account-state-invited = Invité
account-state-requested = Demandé
account-state-disabled = Fermé
account-erased = Compte effacé
account-role-of = { $what } : { $name }
account-roles = Rôles
account-used = Dernière visite
account-used-unknown = inconnue : une session est conservée 14 jours après son dernier usage
account-made = Créé
account-language = Langue des messages
account-about = Le compte
account-may = Ce qu’il peut faire
account-no-roles = Il n’a pas de rôle : il lit ce que tout le monde lit, garde des recherches, et n’écrit que ce que d’autres lui demandent d’écrire avec eux.
account-means-active = La personne se connecte et agit.
account-means-invited = La personne n’a pas encore accepté l’invitation. Elle vaut 14 jours ; une nouvelle la remplace.
account-means-requested = La personne a demandé le compte et attend une réponse.
account-means-unverified = Quelqu’un a demandé le compte sans confirmer encore son adresse. Sans cela, la demande est oubliée après trois jours.
account-means-disabled = Personne n’agit avec lui. Rouvert, la personne se connecte comme avant, avec les mêmes rôles. Si quelqu’un d’autre connaît peut-être le mot de passe, invitez plutôt la personne à nouveau : elle en choisira un autre.
account-means-never = Il a été fermé avant que quelqu’un ne l’accepte. Seule une nouvelle invitation l’ouvre.
account-means-erased = Ce qu’on savait de la personne est effacé. Il n’y a pas de retour : invitez-la à nouveau par son adresse.
account-own-shut = C’est le vôtre : pour que personne ne s’exclue soi-même, c’est une autre personne de l’administration qui le ferme, ou vous l’effacez sur la page de votre compte.
account-to-request = Examiner la demande
account-open = Le rouvrir
account-invite-anew = Inviter à nouveau
account-shut = Le fermer
account-done-to = Ce qui a été fait à ce compte
account-done-by = Ce que ce compte a fait
accounts-part = Partie de l’adresse ou du nom
accounts-none = Aucun compte de ce genre.
rights-title = Changer ce qu’il peut faire
rights-everywhere = Cela compte dès le prochain pas de la personne.
rights-own = C’est votre compte : vous gardez l’administration tant qu’une autre personne ne vous retire pas ce rôle.
rights-drop = Retirer
rights-another = Un rôle pour un autre membre
rights-another-hint = Laissez l’organisation vide s’il n’y en a pas à ajouter.
invite-bare = Sans aucun rôle, elle lit ce que tout le monde lit, garde des recherches, et n’écrit que ce que d’autres lui demandent d’écrire avec eux.
told-invited-bare = L’invitation est en route, sans nouveau rôle. Elle peut être acceptée pendant 14 jours.
told-account-shut = Le compte est fermé : ses sessions sont terminées et ses jetons ne valent plus rien.
told-account-opened = Le compte est rouvert. Prévenez la personne : aucun message ne part.
accounts-count = { $n ->
    [one] { $shown } compte
   *[other] { $shown } comptes
}
accounts-waiting = { $n ->
    [one] Une personne attend une réponse.
   *[other] { $shown } personnes attendent une réponse.
}
account-writes-with = { $n ->
    [one] Il écrit une ressource avec d’autres.
   *[other] Il écrit { $shown } ressources avec d’autres.
}

## Who acts for a member

team-of = Qui agit au nom de { $what }
team-standfirst = Les personnes citées ici écrivent pour le membre, aussi longtemps que les dates le disent.
team-none = Personne encore.
team-invited = invitée
role-end = Mettre fin
told-role-ended = C’est terminé.

## Searches one keeps

searches-title = Vos recherches
searches-standfirst = Chacune est refaite sur tout ce qui change ici, et signale ce qu’elle a trouvé depuis votre dernière visite.
searches-none = Vous n’en gardez encore aucune : cherchez, puis gardez la recherche sous ses résultats.
searches-found = { $n ->
    [one] { $shown } résultat depuis votre dernière visite
   *[other] { $shown } résultats depuis votre dernière visite
}
searches-since = Gardée depuis le { $what }
searches-nothing-new = Rien de nouveau.
searches-seen = J’ai regardé
searches-forget = Oublier
searches-name = Nom
searches-keep = Garder cette recherche dans votre compte
searches-everything = Tout
told-search-kept = La recherche est gardée.
told-search-forgotten = La recherche est oubliée.
told-search-seen = C’est noté.
