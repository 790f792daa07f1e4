### Running text, and what is not there. $n decides the form of a text, $shown is the same number as it is written.

## Running text

about-title = À propos
about-standfirst = Une association internationale de collectivités territoriales et de réseaux de la société civile qui promeuvent l’économie sociale et solidaire.
accessibility-title = Accessibilité
accessibility-standfirst = Ces pages sont pour tout le monde. Ce que nous avons fait pour cela, et ce qui manque encore.
privacy-title = Vie privée
privacy-standfirst = Ce que l’on sait de celles et ceux qui lisent ici : presque rien.
search-help-title = Comment chercher
search-help-standfirst = Un seul champ pour tout, dans toutes les langues.
search-manual = Le manuel complet (en anglais), pour qui développe avec l’API
docs-english = Cette page est en anglais.

## What is gone, and what never was

tombstone-when = Date de retrait
tombstone-why = Motif
tombstone-search = Rechercher quelque chose de semblable
error-missing = Cette page n’existe pas
error-missing-text = Il n’y a rien à cette adresse. Elle contient peut-être une faute de frappe. Tout ce qui a été publié ici garde son adresse, même après avoir été retiré.
error-invalid = Impossible de répondre à cette demande
error-invalid-text = L’adresse demande quelque chose d’impossible : { $what }
error-unavailable = Pas pour le moment
error-unavailable-text = L’index de recherche est en cours de création, ou trop de recherches sont faites en même temps. Réessayez dans une minute.
error-internal = Une erreur s’est produite
error-internal-text = L’erreur vient de nous et elle a été enregistrée. Réessayez ; si elle se reproduit, signalez-la au secrétariat.
error-search-for-it = Rechercher ce contenu
error-go-to = Aller à
error-still = L’erreur persiste ?
error-write = Écrivez au secrétariat en indiquant cette demande :
error-sign-in = Connectez-vous d’abord
error-sign-in-text = Votre session n’est pas ouverte, ou ne l’est plus. Connectez-vous dans un autre onglet ; ce que vous avez saisi se trouve encore sur la page précédente. Copiez-le avant de recharger cette page.
error-sign-in-tab = Se connecter dans un autre onglet
error-refused = Cette page ne vous est pas ouverte
error-refused-text = Votre session est ouverte, mais vos droits ne comprennent pas ceci.
error-too-many = Un instant
error-sent = Le formulaire n’a pas été pris en compte
error-foreign-text = Il ne semble pas venir d’une page de ce site. Ouvrez la page ici et envoyez le formulaire de là.
error-stale-text = Il date d’avant votre connexion ou d’une autre connexion. Revenez en arrière, copiez ce que vous avez saisi, rechargez la page et envoyez-le de nouveau.
error-too-large-text = C’est plus que ce qui est accepté en une fois. Revenez en arrière et envoyez-en moins.
error-unreadable-text = Il est arrivé sous une forme illisible. Envoyez-le depuis la page elle-même.
error-provider = L’autre site ne répond pas comme il faut
error-provider-text = La connexion avec { $what } ne fonctionne pas pour le moment. Réessayez dans quelques minutes, ou connectez-vous autrement.
