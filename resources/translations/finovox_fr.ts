<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AboutPage</name>
    <message>
        <source>About Finovox Desktop</source>
        <translation>À propos de Finovox Desktop</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copier les versions</translation>
    </message>
    <message>
        <source>Licence of Finovox Desktop</source>
        <translation>Licence de Finovox Desktop</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliothèques et leurs licences</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL, version 3. Their libraries can be replaced by other builds.</source>
        <translation>Qt et PySide6 sont utilisés sous la LGPL, version 3. Leurs bibliothèques peuvent être remplacées par d’autres versions.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Version {version}, built from {commit}</source>
        <translation>Version {version}, construite à partir de {commit}</translation>
    </message>
    <message>
        <source>Reading the versions…</source>
        <translation>Lecture des versions…</translation>
    </message>
</context>
<context>
    <name>AnswerSection</name>
    <message>
        <source>Hide the answer</source>
        <translation>Masquer la réponse</translation>
    </message>
    <message>
        <source>Show the answer as it came</source>
        <translation>Afficher la réponse brute</translation>
    </message>
    <message>
        <source>The answer as it came</source>
        <translation>La réponse telle qu’elle est arrivée</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this line</source>
        <translation>Fermer cette ligne</translation>
    </message>
</context>
<context>
    <name>BannerStack</name>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>Local structural checks, made on this computer, not a verdict of the service.</source>
        <translation>Contrôles structurels locaux, faits sur cet ordinateur&#x202f;; ce n’est pas un verdict du service.</translation>
    </message>
    <message>
        <source>Use the service</source>
        <translation>Utiliser le service</translation>
    </message>
    <message>
        <source>Documents wait; results are still fetched.</source>
        <translation>Les documents attendent&#x202f;; les résultats arrivent toujours.</translation>
    </message>
    <message>
        <source>Documents wait and go on by themselves; what is here stays readable.</source>
        <translation>Les documents attendent et reprendront d’eux-mêmes&#x202f;; ce qui est ici reste lisible.</translation>
    </message>
    <message>
        <source>Documents wait and go on by themselves.</source>
        <translation>Les documents attendent et reprendront d’eux-mêmes.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Essai en cours.</translation>
    </message>
    <message>
        <source>Next try in {seconds} s.</source>
        <translation>Prochain essai dans {seconds}&#xa0;s.</translation>
    </message>
    <message>
        <source>Nearest deadline: {time}.</source>
        <translation>Première échéance&#x202f;: {time}.</translation>
    </message>
    <message>
        <source>Documents wait in the queue until you add it.</source>
        <translation>Les documents restent en file d’attente jusqu’à ce que vous l’ajoutiez.</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Afficher moins</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more message(s)</source>
        <translation>
            <numerusform>Afficher %Ln autre message</numerusform>
            <numerusform>Afficher %Ln autres messages</numerusform>
        </translation>
    </message>
    <message>
        <source>The key that submitted them may have been replaced.</source>
        <translation>La clé qui les a soumis a peut-être été remplacée.</translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation>Prochain essai à {time}.</translation>
    </message>
    <message>
        <source>Add your key</source>
        <translation>Ajouter votre clé</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier maintenant</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation>Remplacer la clé</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Paramètres</translation>
    </message>
</context>
<context>
    <name>BatchNews</name>
    <message>
        <source>Finovox Desktop</source>
        <translation>Finovox Desktop</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Afficher la fenêtre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln high risk</source>
        <translation>
            <numerusform>%Ln à risque élevé</numerusform>
            <numerusform>%Ln à risque élevé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln medium risk</source>
        <translation>
            <numerusform>%Ln à risque moyen</numerusform>
            <numerusform>%Ln à risque moyen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no strong signal found</source>
        <translation>
            <numerusform>%Ln sans signal fort</numerusform>
            <numerusform>%Ln sans signal fort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) analysed</source>
        <translation>
            <numerusform>%Ln document analysé</numerusform>
            <numerusform>%Ln documents analysés</numerusform>
        </translation>
    </message>
    <message>
        <source>{documents}: {levels}</source>
        <translation>{documents}&#x202f;: {levels}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln à traiter</numerusform>
            <numerusform>%Ln à traiter</numerusform>
        </translation>
    </message>
    <message>
        <source>{summary}; {attention}</source>
        <translation>{summary}&#x202f;; {attention}</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>A bug in Finovox Desktop</source>
        <translation>Un bogue dans Finovox Desktop</translation>
    </message>
    <message>
        <source>Finovox Desktop ended suddenly when it last ran</source>
        <translation>Finovox Desktop s’est arrêté brusquement la dernière fois</translation>
    </message>
    <message>
        <source>Your documents and results are safe; the work goes on where it was.</source>
        <translation>Vos documents et vos résultats sont en sécurité&#x202f;; le travail reprend où il en était.</translation>
    </message>
    <message>
        <source>Something went wrong inside Finovox Desktop</source>
        <translation>Une erreur s’est produite dans Finovox Desktop</translation>
    </message>
    <message>
        <source>Your documents and results are safe, and the program goes on.</source>
        <translation>Vos documents et vos résultats sont en sécurité, et le programme continue.</translation>
    </message>
    <message>
        <source>The report below holds no key, no token and no file name. Copy it to have the bug corrected.</source>
        <translation>Le rapport ci-dessous ne contient ni clé, ni jeton, ni nom de fichier. Copiez-le pour faire corriger le bogue.</translation>
    </message>
    <message>
        <source>Report of the bug</source>
        <translation>Rapport du bogue</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CaseDayFilters</name>
    <message>
        <source>All cases</source>
        <translation>Tous les dossiers</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7&#xa0;derniers jours</translation>
    </message>
    <message>
        <source>Case: {choice}</source>
        <translation>Dossier&#xa0;: {choice}</translation>
    </message>
    <message>
        <source>Day added: {choice}</source>
        <translation>Ajout&#xa0;: {choice}</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>Chercher un dossier</translation>
    </message>
    <message>
        <source>Find a day</source>
        <translation>Chercher un jour</translation>
    </message>
    <message>
        <source>Group the rows by case</source>
        <translation>Grouper les lignes par dossier</translation>
    </message>
    <message>
        <source>Group the rows by day</source>
        <translation>Grouper les lignes par jour</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message numerus="yes">
        <source>Case of %Ln document(s)</source>
        <translation>
            <numerusform>Dossier de %Ln document</numerusform>
            <numerusform>Dossier de %Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>A reference of your own. It stands in exports. Empty: no case.</source>
        <translation>Votre propre référence. Elle figure dans les exports. Vide&#xa0;: aucun dossier.</translation>
    </message>
    <message>
        <source>Such as a file number</source>
        <translation>Par exemple un numéro de dossier</translation>
    </message>
    <message>
        <source>Set the case</source>
        <translation>Indiquer le dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>CaseField</name>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Several cases</source>
        <translation>Plusieurs dossiers</translation>
    </message>
    <message>
        <source>Add a case reference</source>
        <translation>Ajouter une référence de dossier</translation>
    </message>
    <message>
        <source>Kept by itself. Esc: take the typing back.</source>
        <translation>Enregistré de lui-même. Échap&#xa0;: annuler la saisie.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>The report could not be written: {reason}</source>
        <translation>Le rapport n’a pas pu être écrit&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>There is no API key for {root}: nothing was queued. Store one with: finovox key set</source>
        <translation>Il n’y a pas de clé API pour {root}&#xa0;: rien n’a été mis en file d’attente. Enregistrez-en une avec&#xa0;: finovox key set</translation>
    </message>
    <message>
        <source>Given up after the time that was set; everything is kept and goes on with the next start.</source>
        <translation>Abandon après le délai fixé&#x202f;; tout est conservé et reprendra au prochain démarrage.</translation>
    </message>
    <message>
        <source>Interrupted; everything is kept and goes on with the next start.</source>
        <translation>Interrompu&#x202f;; tout est conservé et reprendra au prochain démarrage.</translation>
    </message>
    <message>
        <source>Nothing is stored in {directory}: the report is empty.</source>
        <translation>Rien n’est enregistré dans {directory}&#xa0;: le rapport est vide.</translation>
    </message>
    <message>
        <source>Nothing was stored: {reason}.</source>
        <translation>Rien n’a été enregistré&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The key for {root} lies in the system&apos;s keyring.</source>
        <translation>La clé pour {root} se trouve dans le trousseau du système.</translation>
    </message>
    <message>
        <source>There is no key for {root} any more.</source>
        <translation>Il n’y a plus de clé pour {root}.</translation>
    </message>
    <message>
        <source>There is no key for {root}.</source>
        <translation>Il n’y a pas de clé pour {root}.</translation>
    </message>
    <message>
        <source>API key for {root}: </source>
        <translation>Clé API pour {root}&#xa0;: </translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Internal error, please report it: {error}</source>
        <translation>Erreur interne, merci de la signaler&#x202f;: {error}</translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Nothing can be recorded</source>
        <translation>Rien ne peut être enregistré</translation>
    </message>
    <message>
        <source>Paused: nothing new is sent, results are still fetched</source>
        <translation>En pause&#xa0;: rien de nouveau n’est envoyé, les résultats arrivent toujours</translation>
    </message>
    <message>
        <source>There is no API key yet</source>
        <translation>Il n’y a pas encore de clé API</translation>
    </message>
    <message>
        <source>Submissions wait for you</source>
        <translation>Les envois vous attendent</translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation>Le service est injoignable</translation>
    </message>
    <message>
        <source>The service asks to wait</source>
        <translation>Le service demande d’attendre</translation>
    </message>
    <message>
        <source>The service refuses to show results</source>
        <translation>Le service refuse de montrer les résultats</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>Le proxy du système</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Aucun proxy</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>Ce proxy</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse du proxy</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Certificats de confiance</translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation>Les certificats du système</translation>
    </message>
    <message>
        <source>The certificates in a file</source>
        <translation>Les certificats d’un fichier</translation>
    </message>
    <message>
        <source>For networks that inspect connections: your IT department has such a file (PEM).</source>
        <translation>Pour les réseaux qui inspectent les connexions&#xa0;: votre service informatique dispose d’un tel fichier (PEM).</translation>
    </message>
    <message>
        <source>File of trusted certificates</source>
        <translation>Fichier de certificats de confiance</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choisissez un fichier.</translation>
    </message>
    <message>
        <source>A user name and a password cannot be kept here: the settings are a plain file.</source>
        <translation>Un nom d’utilisateur et un mot de passe ne peuvent pas être conservés ici&#xa0;: les paramètres sont un fichier en clair.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy, such as {example}.</source>
        <translation>Ce n’est pas l’adresse d’un proxy, comme {example}.</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Upload began</source>
        <translation>Envoi commencé</translation>
    </message>
    <message>
        <source>Not received: waits again</source>
        <translation>Non reçu&#xa0;: de nouveau en attente</translation>
    </message>
    <message>
        <source>Received by the service</source>
        <translation>Reçu par le service</translation>
    </message>
    <message>
        <source>Result received</source>
        <translation>Résultat reçu</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Non accepté</translation>
    </message>
    <message>
        <source>Sent, but no answer came</source>
        <translation>Envoyé, mais aucune réponse n’est venue</translation>
    </message>
    <message>
        <source>Ended without a result</source>
        <translation>Terminé sans résultat</translation>
    </message>
    <message>
        <source>The result was deleted by the service</source>
        <translation>Le résultat a été supprimé par le service</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Put into the queue again</source>
        <translation>Remis en file d’attente</translation>
    </message>
    <message>
        <source>The service is asked again</source>
        <translation>Le service est de nouveau interrogé</translation>
    </message>
    <message>
        <source>The local service ended: waits again</source>
        <translation>Le service local s’est arrêté&#xa0;: de nouveau en attente</translation>
    </message>
    <message>
        <source>… {size} more</source>
        <translation>… encore {size}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Software found</source>
        <translation>Logiciel trouvé</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Verdict: {verdict} ({value}), by {who}, {when}</source>
        <translation>Verdict&#xa0;: {verdict} ({value}), par {who}, {when}</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Note&#xa0;: {note}</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Select a document to see its details</source>
        <translation>Sélectionnez un document pour voir ses détails</translation>
    </message>
</context>
<context>
    <name>DetailsToggle</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Hide the details (F9)</source>
        <translation>Masquer les détails (F9)</translation>
    </message>
    <message>
        <source>Show the details (F9)</source>
        <translation>Afficher les détails (F9)</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop documents here</source>
        <translation>Déposez des documents ici</translation>
    </message>
    <message>
        <source>PDF, JPEG and PNG, whole folders, e-mails and archives</source>
        <translation>PDF, JPEG et PNG, dossiers entiers, e-mails et archives</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Add the sample documents</source>
        <translation>Ajouter les documents d’exemple</translation>
    </message>
    <message>
        <source>Your files are read, never changed.</source>
        <translation>Vos fichiers sont lus, jamais modifiés.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message numerus="yes">
        <source>Add %Ln document(s)</source>
        <translation>
            <numerusform>Ajouter&#xa0;%Ln document</numerusform>
            <numerusform>Ajouter&#xa0;%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln item(s)</source>
        <translation>
            <numerusform>Ajouter %Ln élément</numerusform>
            <numerusform>Ajouter %Ln éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders, e-mails and archives are searched for PDF, JPEG and PNG</source>
        <translation>Les PDF, JPEG et PNG sont recherchés dans les dossiers, les e-mails et les archives</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Show it</source>
        <translation>L’afficher</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les afficher</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Analyser à nouveau</translation>
    </message>
    <message>
        <source>{name} was already analysed, {day}: {risk}</source>
        <translation>{name} a déjà été analysé, {day}&#xa0;: {risk}</translation>
    </message>
    <message>
        <source>{name} is here already, added {day}: {state}</source>
        <translation>{name} est déjà présent, ajouté {day}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>high risk</source>
        <translation>risque élevé</translation>
    </message>
    <message>
        <source>medium risk</source>
        <translation>risque moyen</translation>
    </message>
    <message>
        <source>no strong signal</source>
        <translation>aucun signal fort</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>The settings could not be stored: {reason}.</source>
        <translation>Les réglages n’ont pas pu être enregistrés&#x202f;: {reason}.</translation>
    </message>
    <message>
        <source>They hold until the program is closed. Make room on the disk, then change them again.</source>
        <translation>Ils restent en vigueur jusqu’à la fermeture du programme. Libérez de la place sur le disque, puis modifiez-les de nouveau.</translation>
    </message>
    <message>
        <source>The report could not be written: {reason}.</source>
        <translation>Le rapport n’a pas pu être écrit&#x202f;: {reason}.</translation>
    </message>
    <message>
        <source>An earlier report at that place is as it was. Choose another place.</source>
        <translation>Un rapport déjà présent à cet endroit n’a pas changé. Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>The sandbox did not start: {reason}</source>
        <translation>Le bac à sable n’a pas démarré&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>Try again, or use a key of the service.</source>
        <translation>Réessayez, ou utilisez une clé du service.</translation>
    </message>
    <message>
        <source>The stored jobs were written by a newer version of Finovox Desktop.</source>
        <translation>Les analyses enregistrées ont été écrites par une version plus récente de Finovox Desktop.</translation>
    </message>
    <message>
        <source>Nothing was changed. Install the newer version again, or choose another place with --data-dir.</source>
        <translation>Rien n’a été modifié. Réinstallez la version plus récente, ou choisissez un autre emplacement avec --data-dir.</translation>
    </message>
    <message>
        <source>The stored jobs in {directory} are of version {found}; this program reads version {wanted}.</source>
        <translation>Les analyses enregistrées dans {directory} sont de la version {found}&#x202f;; ce programme lit la version {wanted}.</translation>
    </message>
    <message>
        <source>Open the window once with the version of Finovox Desktop that is installed, then try again.</source>
        <translation>Ouvrez une fois la fenêtre avec la version de Finovox Desktop qui est installée, puis réessayez.</translation>
    </message>
    <message>
        <source>The data directory {directory} cannot be used: {reason}.</source>
        <translation>Le dossier de données {directory} est inutilisable&#x202f;: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was sent. Make room or give the directory back its permissions, or choose another with --data-dir.</source>
        <translation>Rien n’a été envoyé. Libérez de la place ou rétablissez les droits du dossier, ou choisissez-en un autre avec --data-dir.</translation>
    </message>
    <message>
        <source>The data directory {directory} is in use by another Finovox program.</source>
        <translation>Le dossier de données {directory} est utilisé par un autre programme Finovox.</translation>
    </message>
    <message>
        <source>Use the window that is open, wait until the other command has ended, or choose another with --data-dir.</source>
        <translation>Utilisez la fenêtre ouverte, attendez la fin de l’autre commande, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring cannot be used: {reason}.</source>
        <translation>Le trousseau du système est inutilisable&#x202f;: {reason}.</translation>
    </message>
    <message>
        <source>The key was not written anywhere. Unlock or install the system&apos;s keyring (on Linux: GNOME Keyring or KWallet), or give the key for one run in FINOVOX_API_KEY.</source>
        <translation>La clé n’a été écrite nulle part. Déverrouillez ou installez le trousseau du système (sous Linux&#x202f;: GNOME Keyring ou KWallet), ou donnez la clé pour une seule exécution dans FINOVOX_API_KEY.</translation>
    </message>
    <message>
        <source>The file of trusted certificates {path} cannot be used: {reason}.</source>
        <translation>Le fichier de certificats de confiance {path} est inutilisable&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Nothing is sent. Choose another file in the settings, or the system&apos;s certificates.</source>
        <translation>Rien n’est envoyé. Choisissez un autre fichier dans les paramètres, ou les certificats du système.</translation>
    </message>
    <message>
        <source>Nothing was changed. Start the window: it keeps the damaged file and salvages what can be read.</source>
        <translation>Rien n’a été modifié. Ouvrez la fenêtre&#xa0;: elle conserve le fichier endommagé et récupère ce qui peut être lu.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {file}. Where it is doubtful whether a document was sent, its job is marked so.</source>
        <translation>Le fichier endommagé est conservé sous {file}. Lorsqu’il n’est pas certain qu’un document a été envoyé, sa ligne l’indique.</translation>
    </message>
    <message>
        <source>The stored jobs in {directory} are damaged: {reason}.</source>
        <translation>Les tâches enregistrées dans {directory} sont endommagées&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The stored jobs were damaged. Jobs salvaged: {jobs}; jobs or tokens known to be lost: {lost}.</source>
        <translation>Les tâches enregistrées étaient endommagées. Tâches récupérées&#xa0;: {jobs}&#x202f;; tâches ou jetons dont la perte est connue&#xa0;: {lost}.</translation>
    </message>
    <message>
        <source>{file} is not there any more</source>
        <translation>{file} n’est plus là</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted after it was added. Its result stays here.</source>
        <translation>Le fichier a été déplacé, renommé ou supprimé après son ajout. Son résultat reste ici.</translation>
    </message>
    <message>
        <source>{file} is not opened from here</source>
        <translation>{file} ne s’ouvre pas d’ici</translation>
    </message>
    <message>
        <source>Its name is not that of a PDF, JPEG or PNG: another program could run it. Show it in its folder instead.</source>
        <translation>Son nom n’est pas celui d’un PDF, JPEG ou PNG&#x202f;: un autre programme pourrait l’exécuter. Affichez-le plutôt dans son dossier.</translation>
    </message>
    <message>
        <source>No program opened {file}</source>
        <translation>Aucun programme n’a ouvert {file}</translation>
    </message>
    <message>
        <source>Choose a program for such files in the system&apos;s settings.</source>
        <translation>Choisissez un programme pour ces fichiers dans les réglages du système.</translation>
    </message>
</context>
<context>
    <name>ExplanationSection</name>
    <message>
        <source>Explanation</source>
        <translation>Explication</translation>
    </message>
    <message>
        <source>Explanation in English</source>
        <translation>Explication en anglais</translation>
    </message>
    <message>
        <source>Explanation in French</source>
        <translation>Explication en français</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>The service asks you to look at your account</source>
        <translation>Le service vous demande de consulter votre compte</translation>
    </message>
    <message>
        <source>Look at your account in the service&apos;s dashboard, then try again.</source>
        <translation>Consultez votre compte dans le tableau de bord du service, puis réessayez.</translation>
    </message>
    <message>
        <source>The service could not analyse this document</source>
        <translation>Le service n’a pas pu analyser ce document</translation>
    </message>
    <message>
        <source>Submit it again, or ask for another copy of the document.</source>
        <translation>Soumettez-le de nouveau, ou demandez une autre copie du document.</translation>
    </message>
    <message>
        <source>May have been received</source>
        <translation>Peut-être reçu</translation>
    </message>
    <message>
        <source>It was sent, but no answer came. Submitting it again may be counted twice.</source>
        <translation>Il a été envoyé, mais aucune réponse n’est venue. Le soumettre de nouveau peut être compté deux fois.</translation>
    </message>
    <message>
        <source>Cancelled after it was sent: may have been received</source>
        <translation>Annulé après l’envoi&#xa0;: peut-être reçu</translation>
    </message>
    <message>
        <source>Should its answer still come, it is kept. Submitting it again may be counted twice.</source>
        <translation>Si sa réponse arrive encore, elle est gardée. Le soumettre de nouveau peut être compté deux fois.</translation>
    </message>
    <message>
        <source>The file of trusted certificates cannot be used</source>
        <translation>Fichier de certificats inutilisable</translation>
    </message>
    <message>
        <source>Nothing is sent. Choose another file in the settings, or the system&apos;s certificates.</source>
        <translation>Rien n’est envoyé. Choisissez un autre fichier ou les certificats du système.</translation>
    </message>
    <message>
        <source>The service&apos;s certificate is not trusted</source>
        <translation>Certificat du service non reconnu</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask your IT department whether the network inspects connections.</source>
        <translation>Rien n’a été envoyé. Demandez au service informatique si le réseau inspecte les connexions.</translation>
    </message>
    <message>
        <source>The connection was cut five times while this document was sent</source>
        <translation>La connexion a été coupée cinq fois pendant l’envoi de ce document</translation>
    </message>
    <message>
        <source>Other documents pass. Try again later, or on another network.</source>
        <translation>D’autres documents passent. Réessayez plus tard ou sur un autre réseau.</translation>
    </message>
    <message>
        <source>The result was deleted by the service</source>
        <translation>Le résultat a été supprimé par le service</translation>
    </message>
    <message>
        <source>Results are kept for 60 minutes. Submit the document again.</source>
        <translation>Les résultats sont conservés 60 minutes. Soumettez de nouveau le document.</translation>
    </message>
    <message>
        <source>The file changed after it was added</source>
        <translation>Le fichier a changé après son ajout</translation>
    </message>
    <message>
        <source>Nothing was submitted. Add the file again to analyse what it holds now.</source>
        <translation>Rien n’a été soumis. Ajoutez de nouveau le fichier pour analyser son contenu actuel.</translation>
    </message>
    <message>
        <source>The file cannot be reached</source>
        <translation>Le fichier est inaccessible</translation>
    </message>
    <message>
        <source>It goes on by itself when the file is back: reconnect the drive or the network folder.</source>
        <translation>Il repartira de lui-même au retour du fichier&#xa0;: reconnectez le lecteur ou le dossier réseau.</translation>
    </message>
    <message>
        <source>The program was stopped while it was sent. Submitting it again may be counted twice.</source>
        <translation>Le programme a été arrêté pendant l’envoi. Le soumettre de nouveau peut être compté deux fois.</translation>
    </message>
    <message>
        <source>There is no API key yet</source>
        <translation>Il n’y a pas encore de clé API</translation>
    </message>
    <message>
        <source>Documents wait. Add your key: they go on by themselves.</source>
        <translation>Les documents attendent. Ajoutez votre clé&#xa0;: ils repartiront d’eux-mêmes.</translation>
    </message>
    <message>
        <source>The service refused the API key</source>
        <translation>Le service a refusé la clé API</translation>
    </message>
    <message>
        <source>Documents wait and results are still fetched. Replace the key or try again.</source>
        <translation>Les documents attendent et les résultats arrivent toujours. Remplacez la clé ou réessayez.</translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation>Le service est injoignable</translation>
    </message>
    <message>
        <source>Documents wait; they go on by themselves when the connection is back.</source>
        <translation>Les documents attendent&#x202f;; ils repartiront d’eux-mêmes au retour de la connexion.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>Le proxy demande un mot de passe</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask your IT department for the proxy&apos;s settings.</source>
        <translation>Rien n’a été envoyé. Demandez à votre service informatique les réglages du proxy.</translation>
    </message>
    <message>
        <source>The service answers from another address</source>
        <translation>Le service répond d’une autre adresse</translation>
    </message>
    <message>
        <source>Nothing was sent there. Check the service&apos;s address in the settings, then try again.</source>
        <translation>Rien n’y a été envoyé. Vérifiez son adresse dans les paramètres, puis réessayez.</translation>
    </message>
    <message>
        <source>The service did not accept this document</source>
        <translation>Le service n’a pas accepté ce document</translation>
    </message>
    <message>
        <source>Correct the document, or ask for another copy.</source>
        <translation>Corrigez le document, ou demandez une autre copie.</translation>
    </message>
    <message>
        <source>The service asks to wait</source>
        <translation>Le service demande d’attendre</translation>
    </message>
    <message>
        <source>Documents wait; they go on by themselves.</source>
        <translation>Les documents attendent&#x202f;; ils repartiront d’eux-mêmes.</translation>
    </message>
    <message>
        <source>The service is in trouble</source>
        <translation>Le service rencontre un problème</translation>
    </message>
    <message>
        <source>The document was not received. Try again later.</source>
        <translation>Le document n’a pas été reçu. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Nothing can be recorded: the disk is full or cannot be written</source>
        <translation>Rien ne peut être enregistré&#xa0;: le disque est plein ou protégé en écriture</translation>
    </message>
    <message>
        <source>Nothing is submitted, results are kept. Make room: it goes on by itself.</source>
        <translation>Rien n’est envoyé, les résultats sont gardés. Libérez de la place&#xa0;: le travail reprend tout seul.</translation>
    </message>
    <message>
        <source>The service refuses to show this result</source>
        <translation>Le service refuse de montrer ce résultat</translation>
    </message>
    <message>
        <source>The key that submitted it may have been replaced. Submit it again.</source>
        <translation>La clé qui l’a soumis a peut-être été remplacée. Soumettez-le de nouveau.</translation>
    </message>
    <message>
        <source>The document is too large for the service</source>
        <translation>Le document est trop volumineux pour le service</translation>
    </message>
    <message>
        <source>Ask for a smaller original. Do not compress it yourself: that would change the evidence.</source>
        <translation>Demandez un original plus léger. Ne le compressez pas vous-même&#xa0;: cela modifierait la preuve.</translation>
    </message>
    <message>
        <source>The service&apos;s answer cannot be read</source>
        <translation>La réponse du service est illisible</translation>
    </message>
    <message>
        <source>The answer is kept. Submit the document again, or show the answer to the service&apos;s support.</source>
        <translation>La réponse est conservée. Soumettez de nouveau le document, ou montrez la réponse à l’assistance du service.</translation>
    </message>
    <message>
        <source>The service does not accept this format</source>
        <translation>Le service n’accepte pas ce format</translation>
    </message>
    <message>
        <source>Ask for the document as PDF, JPEG or PNG.</source>
        <translation>Demandez le document en PDF, JPEG ou PNG.</translation>
    </message>
</context>
<context>
    <name>FailureSection</name>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>JSON report</source>
        <translation>Rapport JSON</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Certificats de confiance</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>Risque élevé</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>{category}: {documents}</source>
        <translation>{category}&#xa0;: {documents}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Étape {step} sur {steps}</translation>
    </message>
    <message>
        <source>Welcome to Finovox Desktop</source>
        <translation>Bienvenue dans Finovox Desktop</translation>
    </message>
    <message>
        <source>Drop documents on the window and see which ones may have been tampered with.</source>
        <translation>Déposez des documents sur la fenêtre et voyez lesquels ont pu être falsifiés.</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>Ce qui quitte cet ordinateur</translation>
    </message>
    <message>
        <source>The documents you add go to the Finovox service, with their names, over an encrypted connection.</source>
        <translation>Les documents que vous ajoutez vont au service Finovox, avec leurs noms, par une connexion chiffrée.</translation>
    </message>
    <message>
        <source>The service deletes its results after 60 minutes. What you see here stays on this computer.</source>
        <translation>Le service supprime ses résultats après 60 minutes. Ce que vous voyez ici reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Nothing else is sent: no statistics, no case references, no notes.</source>
        <translation>Rien d’autre n’est envoyé&#xa0;: ni statistiques, ni références de dossier, ni notes.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Your API key</source>
        <translation>Votre clé API</translation>
    </message>
    <message>
        <source>The key opens the Finovox service for you. Your administrator has it.</source>
        <translation>La clé vous ouvre le service Finovox. Votre administrateur la détient.</translation>
    </message>
    <message>
        <source>No key at hand?</source>
        <translation>Pas de clé sous la main&#x202f;?</translation>
    </message>
    <message>
        <source>The sandbox checks documents on this computer, sends nothing, and gives no verdict of the service.</source>
        <translation>Le bac à sable contrôle les documents sur cet ordinateur, n’envoie rien et ne rend aucun verdict du service.</translation>
    </message>
    <message>
        <source>Try it without a key</source>
        <translation>Essayer sans clé</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Skip: add the key later</source>
        <translation>Passer&#xa0;: ajouter la clé plus tard</translation>
    </message>
</context>
<context>
    <name>FirstStepsPage</name>
    <message>
        <source>How to read a result</source>
        <translation>Comment lire un résultat</translation>
    </message>
    <message>
        <source>A result tells where to look. Whether a document is accepted is decided by you: that is the verdict, which is kept apart from the risk.</source>
        <translation>Un résultat dit où regarder. C’est vous qui décidez si un document est accepté&#xa0;: c’est la décision, tenue à part du risque.</translation>
    </message>
    <message>
        <source>In the sandbox the checks are made on this computer. They look at how a file is built, and are no verdict of the service.</source>
        <translation>Dans le bac à sable, les contrôles se font sur cet ordinateur. Ils regardent comment un fichier est construit, et ne sont pas un verdict du service.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Ajoutez des documents</translation>
    </message>
    <message>
        <source>Drop PDF, JPEG or PNG files or whole folders on the window, or use “Add files”. Without a key, the sandbox shows how it works.</source>
        <translation>Déposez des fichiers PDF, JPEG ou PNG ou des dossiers entiers sur la fenêtre, ou utilisez «&#xa0;Ajouter des fichiers&#xa0;». Sans clé, le bac à sable montre comment cela fonctionne.</translation>
    </message>
    <message>
        <source>Wait, or do something else</source>
        <translation>Attendez, ou faites autre chose</translation>
    </message>
    <message>
        <source>Results come by themselves, the worst first. You may close the window: the work goes on at the next start. The service keeps a result for 60 minutes only.</source>
        <translation>Les résultats arrivent d’eux-mêmes, les pires en premier. Vous pouvez fermer la fenêtre&#xa0;: le travail reprend au prochain démarrage. Le service ne garde un résultat que 60 minutes.</translation>
    </message>
    <message>
        <source>Look and decide</source>
        <translation>Regardez et décidez</translation>
    </message>
    <message>
        <source>Select a document to see what each check found, then export a report of what is shown.</source>
        <translation>Sélectionnez un document pour voir ce que chaque contrôle a trouvé, puis exportez un rapport de ce qui est affiché.</translation>
    </message>
    <message>
        <source>Strong signals of tampering were found. Look at the document, ask for the original.</source>
        <translation>Des signes forts de falsification ont été trouvés. Regardez le document, demandez l’original.</translation>
    </message>
    <message>
        <source>Something does not fit. There may be an innocent reason: read the explanations.</source>
        <translation>Quelque chose ne concorde pas. La raison peut être innocente&#xa0;: lisez les explications.</translation>
    </message>
    <message>
        <source>No strong signal found. That does not make a document genuine: a careful forgery may leave no trace.</source>
        <translation>Aucun signe fort trouvé. Un document n’en devient pas authentique&#xa0;: une falsification soignée peut ne laisser aucune trace.</translation>
    </message>
    <message>
        <source>This check was not made, for example because it does not suit the kind of file.</source>
        <translation>Ce contrôle n’a pas été fait, par exemple parce qu’il ne convient pas à ce type de fichier.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Where documents go</source>
        <translation>Où vont les documents</translation>
    </message>
    <message>
        <source>The Finovox service</source>
        <translation>Le service Finovox</translation>
    </message>
    <message>
        <source>Documents are sent over an encrypted connection and analysed there.</source>
        <translation>Les documents sont envoyés par une connexion chiffrée et analysés là-bas.</translation>
    </message>
    <message>
        <source>The sandbox on this computer</source>
        <translation>Le bac à sable sur cet ordinateur</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. Local checks, not a verdict of the service.</source>
        <translation>Rien ne quitte cet ordinateur. Contrôles locaux, pas un verdict du service.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The system&apos;s language</source>
        <translation>La langue du système</translation>
    </message>
    <message>
        <source>Notify when a batch is finished</source>
        <translation>Notifier quand un lot est terminé</translation>
    </message>
    <message>
        <source>How many documents and at which risk, never their names. Not while the window is in front.</source>
        <translation>Le nombre de documents et leur risque, jamais leurs noms. Pas quand la fenêtre est au premier plan.</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>What is sent and what stays</source>
        <translation>Ce qui est envoyé, ce qui reste</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Nouveautés</translation>
    </message>
    <message>
        <source>About Finovox Desktop</source>
        <translation>À propos de Finovox Desktop</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Pages de l’aide</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>IdentitySection</name>
    <message>
        <source>Software found</source>
        <translation>Logiciel trouvé</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the SHA-256 of the document</source>
        <translation>Copier le SHA-256 du document</translation>
    </message>
    <message>
        <source>Copy the path of the document</source>
        <translation>Copier le chemin du document</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>The document as a whole</source>
        <translation>Le document dans son ensemble</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <source>Image editors, screenshot tools</source>
        <translation>Éditeurs d’images, outils de capture</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Dates and tags that disagree</source>
        <translation>Dates et balises qui se contredisent</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>How the file is built</source>
        <translation>Construction du fichier</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>Vision</translation>
    </message>
    <message>
        <source>Cloned or covered areas</source>
        <translation>Zones clonées ou recouvertes</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>Cohérence</translation>
    </message>
    <message>
        <source>Dates, amounts, business data</source>
        <translation>Dates, montants, données métier</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>Risque faible</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>Risque moyen</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>Risque élevé</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>In analysis</source>
        <translation>En analyse</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>May have been received</source>
        <translation>Peut-être reçu</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Waiting · nothing can be recorded</source>
        <translation>En attente · rien ne peut être enregistré</translation>
    </message>
    <message>
        <source>Waiting · paused</source>
        <translation>En attente · en pause</translation>
    </message>
    <message>
        <source>Waiting · no API key yet</source>
        <translation>En attente · pas encore de clé API</translation>
    </message>
    <message>
        <source>Waiting · the service cannot be reached</source>
        <translation>En attente · le service est injoignable</translation>
    </message>
    <message>
        <source>Waiting · the service asks to wait</source>
        <translation>En attente · le service demande de patienter</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Non évalué</translation>
    </message>
    <message>
        <source>Unknown ({value})</source>
        <translation>Inconnu ({value})</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>Sans résultat</translation>
    </message>
    <message>
        <source>Submit again?</source>
        <translation>Soumettre de nouveau&#x202f;?</translation>
    </message>
    <message>
        <source>No strong signal found</source>
        <translation>Aucun signal fort trouvé</translation>
    </message>
    <message>
        <source>The result may be gone · still asking</source>
        <translation>Le résultat a peut-être été supprimé · demandes en cours</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{risk}: {checks}</source>
        <translation>{risk}&#xa0;: {checks}</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>Local check on this computer, not a verdict of the service</source>
        <translation>Contrôle local sur cet ordinateur, pas un verdict du service</translation>
    </message>
    <message>
        <source>{document}: {state}.</source>
        <translation>{document}&#xa0;: {state}.</translation>
    </message>
    <message>
        <source>{check} {risk}</source>
        <translation>{check} {risk}</translation>
    </message>
    <message>
        <source>Case {case}.</source>
        <translation>Dossier {case}.</translation>
    </message>
    <message>
        <source>Verdict: {verdict}.</source>
        <translation>Verdict&#xa0;: {verdict}.</translation>
    </message>
    <message>
        <source>With a note.</source>
        <translation>Avec une note.</translation>
    </message>
    <message>
        <source>{group}: {documents}, {review}. Worst: {risk}. {folded}.</source>
        <translation>{group}&#xa0;: {documents}, {review}. Au pire&#xa0;: {risk}. {folded}.</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Replié</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Déplié</translation>
    </message>
    <message>
        <source>{document}: {risk}. {checks}.</source>
        <translation>{document}&#xa0;: {risk}. {checks}.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Uploaded · waiting for the answer</source>
        <translation>Envoyé · en attente de la réponse</translation>
    </message>
    <message>
        <source>Uploading {percent} %</source>
        <translation>Envoi {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>In analysis · checking now</source>
        <translation>En analyse · vérification en cours</translation>
    </message>
    <message>
        <source>In analysis · next check {time}</source>
        <translation>En analyse · prochaine vérification {time}</translation>
    </message>
</context>
<context>
    <name>JobAction</name>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Open the document</source>
        <translation>Ouvrir le document</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Afficher dans son dossier</translation>
    </message>
    <message>
        <source>Set the case…</source>
        <translation>Indiquer le dossier…</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Submit again</source>
        <translation>Soumettre de nouveau</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Réanalyser</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>Placer en tête</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
</context>
<context>
    <name>JobPage</name>
    <message>
        <source>Details of the document</source>
        <translation>Détails du document</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>{column}: {text}</source>
        <translation>{column}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Software found</source>
        <translation>Logiciel trouvé</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>{number} to review</source>
        <translation>{number} à examiner</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Sans dossier</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy as sentences</source>
        <translation>Copier sous forme de phrases</translation>
    </message>
    <message>
        <source>Export this case…</source>
        <translation>Exporter ce dossier…</translation>
    </message>
    <message>
        <source>Export this day…</source>
        <translation>Exporter ce jour…</translation>
    </message>
</context>
<context>
    <name>JobTableView</name>
    <message>
        <source>Select all of the group</source>
        <translation>Tout sélectionner dans le groupe</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Paste the API key</source>
        <translation>Collez la clé API</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé API</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>Enregistrer la clé</translation>
    </message>
    <message>
        <source>A key is stored in this system&apos;s keyring.</source>
        <translation>Une clé est enregistrée dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>The keyring could not keep the key: it is used until you quit and written nowhere.</source>
        <translation>Le trousseau n’a pas pu garder la clé&#xa0;: elle sert jusqu’à ce que vous quittiez et n’est écrite nulle part.</translation>
    </message>
    <message>
        <source>The key comes from the variable FINOVOX_API_KEY and is used for this run only.</source>
        <translation>La clé vient de la variable FINOVOX_API_KEY et ne sert que pour cette session.</translation>
    </message>
    <message>
        <source>No key yet. It will be kept in this system&apos;s keyring, never in a file.</source>
        <translation>Pas encore de clé. Elle sera gardée dans le trousseau de ce système, jamais dans un fichier.</translation>
    </message>
    <message>
        <source>The key is kept in this system&apos;s keyring, never in a file.</source>
        <translation>La clé est gardée dans le trousseau de ce système, jamais dans un fichier.</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>API key</source>
        <translation>Clé API</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>Supprimer la clé</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Nom de la clé</translation>
    </message>
    <message>
        <source>Shown at the top of the window, so that you see which key is in use. It is not sent.</source>
        <translation>Affiché en haut de la fenêtre, pour voir quelle clé est utilisée. Il n’est pas envoyé.</translation>
    </message>
    <message>
        <source>For example: Paris office</source>
        <translation>Par exemple&#xa0;: bureau de Paris</translation>
    </message>
    <message>
        <source>Service&apos;s address</source>
        <translation>Adresse du service</translation>
    </message>
    <message>
        <source>The key is sent to this address and to no other.</source>
        <translation>La clé est envoyée à cette adresse et à aucune autre.</translation>
    </message>
    <message>
        <source>This must be an https address. http is for this computer only (127.0.0.1, localhost).</source>
        <translation>Il faut une adresse https. http n’est admis que pour cet ordinateur (127.0.0.1, localhost).</translation>
    </message>
    <message>
        <source>Submissions with this key: {this_month} this month, {last_month} last month</source>
        <translation>Envois avec cette clé&#xa0;: {this_month} ce mois-ci, {last_month} le mois dernier</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The diagnostics were copied: no key, no file name</source>
        <translation>Le diagnostic est copié&#xa0;: ni clé, ni nom de fichier</translation>
    </message>
    <message>
        <source>Finovox Desktop — sandbox</source>
        <translation>Finovox Desktop — bac à sable</translation>
    </message>
    <message>
        <source>Finovox Desktop</source>
        <translation>Finovox Desktop</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%Ln document(s) written to {file}</source>
        <translation>
            <numerusform>%Ln document écrit dans {file}</numerusform>
            <numerusform>%Ln documents écrits dans {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) removed</source>
        <translation>
            <numerusform>%Ln document retiré</numerusform>
            <numerusform>%Ln documents retirés</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) locked by a password were added</source>
        <translation>
            <numerusform>%Ln document verrouillé par un mot de passe a été ajouté</numerusform>
            <numerusform>%Ln documents verrouillés par un mot de passe ont été ajoutés</numerusform>
        </translation>
    </message>
    <message>
        <source>The service may refuse them.</source>
        <translation>Le service peut les refuser.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not added</source>
        <translation>
            <numerusform>%Ln fichier n’a pas été ajouté</numerusform>
            <numerusform>%Ln fichiers n’ont pas été ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) were here already</source>
        <translation>
            <numerusform>%Ln document était déjà présent</numerusform>
            <numerusform>%Ln documents étaient déjà présents</numerusform>
        </translation>
    </message>
    <message>
        <source>The watched folder cannot be reached</source>
        <translation>Le dossier surveillé est inaccessible</translation>
    </message>
    <message>
        <source>{folder}: it goes on by itself when it is back.</source>
        <translation>{folder}&#xa0;: la surveillance reprend d’elle-même à son retour.</translation>
    </message>
    <message>
        <source>The folder is not watched any more</source>
        <translation>Le dossier n’est plus surveillé</translation>
    </message>
    <message>
        <source>{folder}: stored jobs were lost, and documents might be sent twice. Choose it again in the settings.</source>
        <translation>{folder}&#xa0;: des analyses enregistrées ont été perdues, et des documents pourraient être envoyés deux fois. Choisissez-le à nouveau dans les paramètres.</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Afficher la liste</translation>
    </message>
</context>
<context>
    <name>NewsPage</name>
    <message>
        <source>What&apos;s new</source>
        <translation>Nouveautés</translation>
    </message>
    <message>
        <source>Version {version} · not released yet</source>
        <translation>Version {version} · pas encore publiée</translation>
    </message>
    <message>
        <source>Version {version} · {date}</source>
        <translation>Version {version} · {date}</translation>
    </message>
</context>
<context>
    <name>NoMatch</name>
    <message>
        <source>No document matches</source>
        <translation>Aucun document ne correspond</translation>
    </message>
    <message>
        <source>The search or a filter leaves all of them out.</source>
        <translation>La recherche ou un filtre les écarte tous.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kept by itself. Ctrl+Enter: done. Esc: take the typing back.</source>
        <translation>Enregistrée d’elle-même. Ctrl+Entrée&#xa0;: terminé. Échap&#xa0;: annuler la saisie.</translation>
    </message>
</context>
<context>
    <name>PageReader</name>
    <message>
        <source>No document</source>
        <translation>Aucun document</translation>
    </message>
    <message>
        <source>The page is being drawn…</source>
        <translation>Affichage de la page…</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Page préc.</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Page suiv.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Ctrl+Minus</source>
        <translation>Ctrl+Moins</translation>
    </message>
    <message>
        <source>Fit to the width</source>
        <translation>Ajuster à la largeur</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Ctrl+Plus</source>
        <translation>Ctrl+Plus</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Open in a window of its own</source>
        <translation>Ouvrir dans une fenêtre à part</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>The file is no longer there</source>
        <translation>Le fichier n’est plus là</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted after it was added.</source>
        <translation>Il a été déplacé, renommé ou supprimé après son ajout.</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Impossible de lire le fichier</translation>
    </message>
    <message>
        <source>Another program may hold it, or its drive is not connected.</source>
        <translation>Un autre programme l’occupe peut-être, ou son disque n’est pas connecté.</translation>
    </message>
    <message>
        <source>The file has changed since it was added</source>
        <translation>Le fichier a changé depuis son ajout</translation>
    </message>
    <message>
        <source>It is no longer the document that was added, so it is not shown here.</source>
        <translation>Ce n’est plus le document qui a été ajouté&#xa0;: il n’est donc pas affiché ici.</translation>
    </message>
    <message>
        <source>A password protects this document</source>
        <translation>Un mot de passe protège ce document</translation>
    </message>
    <message>
        <source>Open it in a program that asks for the password.</source>
        <translation>Ouvrez-le dans un programme qui demande le mot de passe.</translation>
    </message>
    <message>
        <source>This page cannot be read</source>
        <translation>Impossible de lire cette page</translation>
    </message>
    <message>
        <source>The document is damaged. Ask for it again, or for the original.</source>
        <translation>Le document est endommagé. Redemandez-le, ou demandez l’original.</translation>
    </message>
    <message>
        <source>The document is too large for a preview</source>
        <translation>Le document est trop volumineux pour un aperçu</translation>
    </message>
    <message>
        <source>Open it in another program.</source>
        <translation>Ouvrez-le dans un autre programme.</translation>
    </message>
    <message>
        <source>This page draws too much for a preview</source>
        <translation>Cette page est trop chargée pour un aperçu</translation>
    </message>
    <message>
        <source>Few honest documents do. Be careful when you open it in another program.</source>
        <translation>C’est rare pour un document honnête. Soyez prudent si vous l’ouvrez dans un autre programme.</translation>
    </message>
    <message>
        <source>The preview of this page took too long</source>
        <translation>L’aperçu de cette page prenait trop de temps</translation>
    </message>
    <message>
        <source>It was ended. Be careful when you open the document in another program.</source>
        <translation>Il a été arrêté. Soyez prudent si vous ouvrez le document dans un autre programme.</translation>
    </message>
    <message>
        <source>This page made the preview fail</source>
        <translation>Cette page a fait échouer l’aperçu</translation>
    </message>
    <message>
        <source>Nothing else is affected. Be careful when you open it in another program.</source>
        <translation>Rien d’autre n’est touché. Soyez prudent si vous ouvrez le document dans un autre programme.</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
    <message>
        <source>{page} of {name}</source>
        <translation>{page} de {name}</translation>
    </message>
</context>
<context>
    <name>PreviewSection</name>
    <message>
        <source>Open the preview</source>
        <translation>Ouvrir l’aperçu</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>What goes to the service</source>
        <translation>Ce qui va au service</translation>
    </message>
    <message>
        <source>What never leaves this computer</source>
        <translation>Ce qui ne quitte jamais cet ordinateur</translation>
    </message>
    <message>
        <source>Where things lie</source>
        <translation>Où se trouvent les choses</translation>
    </message>
    <message>
        <source>What is sent and what stays</source>
        <translation>Ce qui est envoyé, ce qui reste</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Copy the path of the data directory</source>
        <translation>Copier le chemin du dossier de données</translation>
    </message>
    <message>
        <source>You use the sandbox: nothing leaves this computer. The sandbox is a part of this program, takes documents over a connection within the computer, and deletes its copies once they are checked. What follows is about the service.</source>
        <translation>Vous utilisez le bac à sable&#xa0;: rien ne quitte cet ordinateur. Le bac à sable fait partie de ce programme, reçoit les documents par une connexion interne à l’ordinateur, et supprime ses copies une fois contrôlées. Ce qui suit concerne le service.</translation>
    </message>
    <message>
        <source>Documents go to {address}, and to no other address. A redirect to another one is not followed.</source>
        <translation>Les documents vont à {address}, et à aucune autre adresse. Une redirection vers une autre n’est pas suivie.</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>Le document</translation>
    </message>
    <message>
        <source>Its content, byte for byte, and its kind (PDF, JPEG, PNG).</source>
        <translation>Son contenu, octet pour octet, et son type (PDF, JPEG, PNG).</translation>
    </message>
    <message>
        <source>Its file name</source>
        <translation>Son nom de fichier</translation>
    </message>
    <message>
        <source>The name alone, without its folder. Invisible characters are written out.</source>
        <translation>Le nom seul, sans son dossier. Les caractères invisibles sont écrits en toutes lettres.</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>Risk; and explanations, where they are chosen in the settings.</source>
        <translation>Le risque&#x202f;; et les explications, si elles sont choisies dans les paramètres.</translation>
    </message>
    <message>
        <source>The API key</source>
        <translation>La clé API</translation>
    </message>
    <message>
        <source>With each request, so that the service knows you. It goes to the address it was stored for, only.</source>
        <translation>À chaque requête, pour que le service vous connaisse. Elle ne va qu’à l’adresse pour laquelle elle a été enregistrée.</translation>
    </message>
    <message>
        <source>The result&apos;s token</source>
        <translation>Le jeton du résultat</translation>
    </message>
    <message>
        <source>What the service gave for a document, to ask for its result every 30 seconds.</source>
        <translation>Ce que le service a donné pour un document, pour demander son résultat toutes les 30 secondes.</translation>
    </message>
    <message>
        <source>The program&apos;s version</source>
        <translation>La version du programme</translation>
    </message>
    <message>
        <source>With each request, as every program names itself.</source>
        <translation>À chaque requête, comme tout programme se nomme.</translation>
    </message>
    <message>
        <source>What you note</source>
        <translation>Ce que vous notez</translation>
    </message>
    <message>
        <source>Verdicts, notes, case references, the name of the key, and who gave a verdict.</source>
        <translation>Les décisions, les notes, les références de dossier, le nom de la clé, et qui a décidé.</translation>
    </message>
    <message>
        <source>Where files lie</source>
        <translation>Où sont les fichiers</translation>
    </message>
    <message>
        <source>Paths, folders, and every file that you did not add.</source>
        <translation>Les chemins, les dossiers, et tout fichier que vous n’avez pas ajouté.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>The history, exports, settings, the log and diagnostics.</source>
        <translation>L’historique, les exports, les paramètres, le journal et le diagnostic.</translation>
    </message>
    <message>
        <source>Nothing behind you</source>
        <translation>Rien à votre insu</translation>
    </message>
    <message>
        <source>No statistics, no search for updates, no reports of errors: nobody is called but the service.</source>
        <translation>Ni statistiques, ni recherche de mises à jour, ni rapports d’erreurs&#xa0;: personne d’autre que le service n’est appelé.</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>Your documents</source>
        <translation>Vos documents</translation>
    </message>
    <message>
        <source>They stay where they are and are never changed, moved or deleted. What is taken out of e-mails and archives lies in the data directory, as long as it is in the table.</source>
        <translation>Ils restent où ils sont et ne sont jamais modifiés, déplacés ou supprimés. Ce qui est extrait d’e-mails et d’archives se trouve dans le dossier de données, tant qu’il est dans le tableau.</translation>
    </message>
    <message>
        <source>In the keyring of this system, never in a file, a report or the log.</source>
        <translation>Dans le trousseau de ce système, jamais dans un fichier, un rapport ou le journal.</translation>
    </message>
    <message>
        <source>When you remove</source>
        <translation>Quand vous retirez</translation>
    </message>
    <message>
        <source>A removed document&apos;s results, history, verdict and note are deleted from the data directory when the undo is over. How many were submitted with a key in a month stays counted.</source>
        <translation>Les résultats, l’historique, la décision et la note d’un document retiré sont supprimés du dossier de données une fois l’annulation passée. Le nombre de soumissions par clé et par mois reste compté.</translation>
    </message>
    <message>
        <source>At the service</source>
        <translation>Au service</translation>
    </message>
    <message>
        <source>The service deletes its results after 60 minutes.</source>
        <translation>Le service supprime ses résultats après 60 minutes.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Puts versions, counts, the service&apos;s host and shortened lines of the log on the clipboard: no key, no token, no document&apos;s name or path. It is you who gives it to somebody.</source>
        <translation>Met dans le presse-papiers les versions, les nombres, l’hôte du service et des lignes abrégées du journal&#xa0;: ni clé, ni jeton, ni nom ou chemin de document. C’est vous qui le donnez à quelqu’un.</translation>
    </message>
    <message>
        <source>{path}
Results, history, verdicts, settings and the log. Only you can read it.</source>
        <translation>{path}
Résultats, historique, décisions, paramètres et journal. Vous seul pouvez le lire.</translation>
    </message>
</context>
<context>
    <name>QuitNotice</name>
    <message>
        <source>Finovox Desktop</source>
        <translation>Finovox Desktop</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the answer to %Ln document(s)…</source>
        <translation>
            <numerusform>En attente de la réponse pour %Ln document…</numerusform>
            <numerusform>En attente de la réponse pour %Ln documents…</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Quitter maintenant</translation>
    </message>
</context>
<context>
    <name>QuitWarning</name>
    <message>
        <source>Quit Finovox Desktop?</source>
        <translation>Quitter Finovox Desktop&#x202f;?</translation>
    </message>
    <message>
        <source>The service deletes results after a while. What is not lost continues at the next start.</source>
        <translation>Le service supprime les résultats après un certain temps. Le reste reprend au prochain démarrage.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) wait; they go on at the next start.</source>
        <translation>
            <numerusform>%Ln document est en attente&#x202f;; il reprendra au prochain démarrage.</numerusform>
            <numerusform>%Ln documents sont en attente&#x202f;; ils reprendront au prochain démarrage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>All results are here now</source>
        <translation>Tous les résultats sont arrivés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) may be lost if this is closed now</source>
        <translation>
            <numerusform>%Ln résultat risque d’être perdu si vous fermez maintenant</numerusform>
            <numerusform>%Ln résultats risquent d’être perdus si vous fermez maintenant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) may be lost if this stays closed after {time}</source>
        <translation>
            <numerusform>%Ln résultat risque d’être perdu si le programme reste fermé après {time}</numerusform>
            <numerusform>%Ln résultats risquent d’être perdus si le programme reste fermé après {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Not a PDF, JPEG or PNG</source>
        <translation>Ni PDF, ni JPEG, ni PNG</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Le fichier est vide</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Le fichier est illisible</translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation>Le fichier n’existe plus</translation>
    </message>
    <message>
        <source>The folder holds no document</source>
        <translation>Le dossier ne contient aucun document</translation>
    </message>
    <message>
        <source>The link leads nowhere</source>
        <translation>Le lien ne mène nulle part</translation>
    </message>
    <message>
        <source>Holds no document</source>
        <translation>Ne contient aucun document</translation>
    </message>
    <message>
        <source>Damaged: it cannot be taken out</source>
        <translation>Endommagé&#xa0;: extraction impossible</translation>
    </message>
    <message>
        <source>Locked by a password inside the archive</source>
        <translation>Verrouillé par un mot de passe dans l’archive</translation>
    </message>
    <message>
        <source>Too large to be opened</source>
        <translation>Trop volumineux pour être ouvert</translation>
    </message>
    <message>
        <source>Holds too much: the rest was not taken out</source>
        <translation>Contenu trop nombreux&#xa0;: le reste n’a pas été extrait</translation>
    </message>
    <message>
        <source>Lies too deep: an archive in an e-mail in an archive</source>
        <translation>Trop profond&#xa0;: une archive dans un e-mail dans une archive</translation>
    </message>
    <message>
        <source>A link, or a name that leads out of the archive</source>
        <translation>Un lien, ou un nom qui mène hors de l’archive</translation>
    </message>
    <message>
        <source>A small picture in the text of the e-mail</source>
        <translation>Une petite image dans le texte de l’e-mail</translation>
    </message>
    <message>
        <source>The same content as another one: analysed once</source>
        <translation>Même contenu qu’un autre&#xa0;: analysé une seule fois</translation>
    </message>
    <message>
        <source>Locked by a password: the service may refuse it</source>
        <translation>Verrouillé par un mot de passe&#xa0;: le service peut le refuser</translation>
    </message>
</context>
<context>
    <name>RefusalList</name>
    <message>
        <source>Not added</source>
        <translation>Non ajoutés</translation>
    </message>
    <message>
        <source>Added, with a warning</source>
        <translation>Ajouté, avec un avertissement</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not added</source>
        <translation>
            <numerusform>%Ln fichier n’a pas été ajouté</numerusform>
            <numerusform>%Ln fichiers n’ont pas été ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) added, with a warning</source>
        <translation>
            <numerusform>%Ln document ajouté, avec un avertissement</numerusform>
            <numerusform>%Ln documents ajoutés, avec un avertissement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) will be submitted unchanged.</source>
        <translation>
            <numerusform>Il sera envoyé tel quel.</numerusform>
            <numerusform>Ils seront envoyés tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file was moved or changed.</source>
        <translation>Aucun fichier n’a été déplacé ni modifié.</translation>
    </message>
    <message>
        <source>What was not added, and why</source>
        <translation>Ce qui n’a pas été ajouté, et pourquoi</translation>
    </message>
    <message>
        <source>What was added with a warning, and why</source>
        <translation>Ce qui a été ajouté avec un avertissement, et pourquoi</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Copier les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copier la liste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>RefusalModel</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Emplacement</translation>
    </message>
</context>
<context>
    <name>ReleaseNotes</name>
    <message>
        <source>Drop PDF, JPEG and PNG documents or whole folders: each gets its risk.</source>
        <translation>Déposez des documents PDF, JPEG et PNG ou des dossiers entiers&#xa0;: chacun reçoit son risque.</translation>
    </message>
    <message>
        <source>Closing the window, a crash or a power cut loses no result, and nothing is submitted twice by itself.</source>
        <translation>Fermer la fenêtre, un plantage ou une coupure de courant ne perd aucun résultat, et rien n’est soumis deux fois de soi-même.</translation>
    </message>
    <message>
        <source>Pause, cancel, retry, submit again and remove, with undo.</source>
        <translation>Suspendre, annuler, réessayer, soumettre à nouveau et retirer, avec retour en arrière.</translation>
    </message>
    <message>
        <source>The details say what each check looked for and found, with the history of a document.</source>
        <translation>Les détails disent ce que chaque contrôle a cherché et trouvé, avec l’historique d’un document.</translation>
    </message>
    <message>
        <source>The pages of a document are shown, small, large and in a window of their own.</source>
        <translation>Les pages d’un document s’affichent en petit, en grand et dans une fenêtre à part.</translation>
    </message>
    <message>
        <source>Decide: a verdict and a note for each document, one document a screen with T, with undo for everything.</source>
        <translation>Décider&#xa0;: une décision et une note pour chaque document, un document par écran avec T, et tout peut être annulé.</translation>
    </message>
    <message>
        <source>Cases: a reference for each document; filter and group by case or day, search every word.</source>
        <translation>Dossiers&#xa0;: une référence pour chaque document&#xa0;; filtrer et grouper par dossier ou par jour, chercher chaque mot.</translation>
    </message>
    <message>
        <source>E-mails and archives: their documents are taken out. A folder can be watched.</source>
        <translation>E-mails et archives&#xa0;: leurs documents en sont extraits. Un dossier peut être surveillé.</translation>
    </message>
    <message>
        <source>Reports of what is selected, what is shown, or everything.</source>
        <translation>Des rapports de la sélection, de ce qui est affiché, ou de tout.</translation>
    </message>
    <message>
        <source>Without a key, the sandbox checks documents on this computer.</source>
        <translation>Sans clé, le bac à sable contrôle les documents sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The API key lies in the system&apos;s keyring, and can be named.</source>
        <translation>La clé API est dans le trousseau du système, et peut recevoir un nom.</translation>
    </message>
    <message>
        <source>English and French, light and dark, help with F1.</source>
        <translation>Anglais et français, clair et sombre, aide avec F1.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Original requested</source>
        <translation>Original demandé</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Indécis</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Ask original</source>
        <translation>Demander l’original</translation>
    </message>
    <message>
        <source>Note: “{note}”</source>
        <translation>Note&#xa0;: «&#xa0;{note}&#xa0;»</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>Note supprimée</translation>
    </message>
    <message>
        <source>Case: {case}</source>
        <translation>Dossier&#xa0;: {case}</translation>
    </message>
    <message>
        <source>Case removed</source>
        <translation>Dossier supprimé</translation>
    </message>
    <message>
        <source>Verdict taken back</source>
        <translation>Verdict retiré</translation>
    </message>
    <message>
        <source>Verdict: {verdict}</source>
        <translation>Verdict&#xa0;: {verdict}</translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>A verdict can be given once there is a result.</source>
        <translation>Un verdict pourra être donné dès qu’il y aura un résultat.</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln document(s):</source>
        <translation>
            <numerusform>Pour %Ln document&#xa0;:</numerusform>
            <numerusform>Pour %Ln documents&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still in progress</source>
        <translation>
            <numerusform>%Ln encore en cours</numerusform>
            <numerusform>%Ln encore en cours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewMode</name>
    <message>
        <source>None of these documents has a result to review</source>
        <translation>Aucun de ces documents n’a de résultat à examiner</translation>
    </message>
</context>
<context>
    <name>SelectionPage</name>
    <message numerus="yes">
        <source>%Ln document(s) selected</source>
        <translation>
            <numerusform>%Ln document sélectionné</numerusform>
            <numerusform>%Ln documents sélectionnés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Versions, states and settings for whoever helps you: no key, no file name</source>
        <translation>Versions, états et réglages pour qui vous aide&#x202f;: ni clé, ni nom de fichier</translation>
    </message>
</context>
<context>
    <name>Shortcut</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>Dans le tableau</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Add files from the clipboard</source>
        <translation>Ajouter les fichiers du presse-papiers</translation>
    </message>
    <message>
        <source>Ask for results now</source>
        <translation>Demander les résultats maintenant</translation>
    </message>
    <message>
        <source>Export the documents shown</source>
        <translation>Exporter les documents affichés</translation>
    </message>
    <message>
        <source>Clear finished documents</source>
        <translation>Retirer les documents terminés</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler la dernière action</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>Ouvrir les détails</translation>
    </message>
    <message>
        <source>Do what the row offers</source>
        <translation>Faire ce que la ligne propose</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copier les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Copy the selected rows as sentences</source>
        <translation>Copier les lignes choisies sous forme de phrases</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Sélectionner toutes les lignes</translation>
    </message>
    <message>
        <source>Remove (can be undone)</source>
        <translation>Retirer (annulable)</translation>
    </message>
    <message>
        <source>Set the case</source>
        <translation>Indiquer le dossier</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Ask for the original</source>
        <translation>Demander l’original</translation>
    </message>
    <message>
        <source>Leave undecided</source>
        <translation>Laisser indécis</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Review the documents shown, one by one</source>
        <translation>Examiner un par un les documents affichés</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Document suivant</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Document précédent</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Annuler la dernière décision</translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation>Retour au tableau</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Afficher ou masquer les détails</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{shown} of {number} shown</source>
        <translation>{shown} sur {number} affichés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln en attente</numerusform>
            <numerusform>%Ln en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploading</source>
        <translation>
            <numerusform>%Ln en cours d’envoi</numerusform>
            <numerusform>%Ln en cours d’envoi</numerusform>
        </translation>
    </message>
    <message>
        <source>{sent} of {total} sent</source>
        <translation>{sent} envoyés sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in analysis</source>
        <translation>
            <numerusform>%Ln en analyse</numerusform>
            <numerusform>%Ln en analyse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln terminé</numerusform>
            <numerusform>%Ln terminés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln à traiter</numerusform>
            <numerusform>%Ln à traiter</numerusform>
        </translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Pas encore de documents</translation>
    </message>
    <message>
        <source>Next check in {time}</source>
        <translation>Prochaine vérification dans {time}</translation>
    </message>
    <message>
        <source>Nearest deadline {time}</source>
        <translation>Échéance la plus proche {time}</translation>
    </message>
    <message>
        <source>The service may delete a result from this time on</source>
        <translation>Le service peut supprimer un résultat à partir de cette heure</translation>
    </message>
</context>
<context>
    <name>SubmissionsPage</name>
    <message>
        <source>Submissions</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Documents submitted at the same time</source>
        <translation>Documents soumis en même temps</translation>
    </message>
    <message>
        <source>Analyses in progress at the same time</source>
        <translation>Analyses en cours en même temps</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>de {least} à {most}</translation>
    </message>
    <message>
        <source>The service advises at most 10 for each key.</source>
        <translation>Le service conseille 10 au plus par clé.</translation>
    </message>
    <message>
        <source>The service advises at most 10 analyses at once for each key. It queues more, and they slow each other down. One that is not ready after 10 minutes no longer counts.</source>
        <translation>Le service conseille 10 analyses simultanées au plus par clé. Il met les autres en file, et elles se ralentissent. Une analyse qui n’est pas prête au bout de 10 minutes ne compte plus.</translation>
    </message>
    <message>
        <source>Ask for explanations too</source>
        <translation>Demander aussi les explications</translation>
    </message>
    <message>
        <source>Why a document has its risk, in sentences. The service may count this separately.</source>
        <translation>Pourquoi un document présente son risque, en phrases. Le service peut les compter à part.</translation>
    </message>
    <message>
        <source>Submit again by itself what may have been received</source>
        <translation>Renvoyer automatiquement ce qui a peut-être été reçu</translation>
    </message>
    <message>
        <source>Where no answer came. The service may have received such a document, and count it twice.</source>
        <translation>Quand aucune réponse n’est venue. Le service a peut-être reçu le document, et peut le compter deux fois.</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Submit documents again</source>
        <translation>Soumettre de nouveau des documents</translation>
    </message>
    <message>
        <source>Submit nothing new; results are still fetched</source>
        <translation>Ne rien soumettre de nouveau&#x202f;; les résultats arrivent toujours</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Réessayer les échecs</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write a JSON report</source>
        <translation>Écrire un rapport JSON</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search documents</source>
        <translation>Rechercher des documents</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Sandbox · on this computer</source>
        <translation>Bac à sable · sur cet ordinateur</translation>
    </message>
    <message>
        <source>Key “{name}”</source>
        <translation>Clé «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Key stored</source>
        <translation>Clé enregistrée</translation>
    </message>
    <message>
        <source>Key for this session</source>
        <translation>Clé pour cette session</translation>
    </message>
    <message>
        <source>Key from the environment</source>
        <translation>Clé de l’environnement</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Pas de clé</translation>
    </message>
    <message>
        <source>Key not read yet</source>
        <translation>Clé pas encore lue</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloquée</translation>
    </message>
    <message>
        <source>results refused</source>
        <translation>résultats refusés</translation>
    </message>
    <message>
        <source>waiting for it</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>ToolbarMenus</name>
    <message>
        <source>Selected documents…</source>
        <translation>Documents sélectionnés…</translation>
    </message>
    <message>
        <source>Documents shown…</source>
        <translation>Documents affichés…</translation>
    </message>
    <message>
        <source>All documents…</source>
        <translation>Tous les documents…</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Retirer les documents terminés</translation>
    </message>
</context>
<context>
    <name>TriageButton</name>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
    <message numerus="yes">
        <source>Review one by one: %Ln document(s) to decide about</source>
        <translation>
            <numerusform>Examiner un par un&#xa0;: %Ln document à décider</numerusform>
            <numerusform>Examiner un par un&#xa0;: %Ln documents à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>Review the documents shown, one by one ({keys})</source>
        <translation>Examiner un par un les documents affichés ({keys})</translation>
    </message>
</context>
<context>
    <name>TriageCard</name>
    <message>
        <source>Software found</source>
        <translation>Logiciel trouvé</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>TriageHeader</name>
    <message>
        <source>Back to the table</source>
        <translation>Retour au tableau</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Document précédent</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Document suivant</translation>
    </message>
    <message>
        <source>{place} of {number}</source>
        <translation>{place} sur {number}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to review</source>
        <translation>
            <numerusform>%Ln à examiner</numerusform>
            <numerusform>%Ln à examiner</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Annuler la dernière décision</translation>
    </message>
    <message>
        <source>Documents that are decided about</source>
        <translation>Documents déjà décidés</translation>
    </message>
</context>
<context>
    <name>TriagePage</name>
    <message>
        <source>Document {place} of {number}: {name}, {risk}</source>
        <translation>Document {place} sur {number}&#xa0;: {name}, {risk}</translation>
    </message>
    <message>
        <source>{name}: {verdict}</source>
        <translation>{name}&#xa0;: {verdict}</translation>
    </message>
</context>
<context>
    <name>TriageSummary</name>
    <message numerus="yes">
        <source>All %Ln document(s) reviewed</source>
        <translation>
            <numerusform>%Ln document examiné</numerusform>
            <numerusform>Les %Ln documents sont examinés</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation>Retour au tableau</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <translation>
            <numerusform>%Ln accepté</numerusform>
            <numerusform>%Ln acceptés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln refusé</numerusform>
            <numerusform>%Ln refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) requested</source>
        <translation>
            <numerusform>%Ln original demandé</numerusform>
            <numerusform>%Ln originaux demandés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left undecided</source>
        <translation>
            <numerusform>%Ln laissé indécis</numerusform>
            <numerusform>%Ln laissés indécis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo the removal ({number})</source>
        <translation>Annuler le retrait ({number})</translation>
    </message>
    <message>
        <source>Undo verdict: {verdict} ({number})</source>
        <translation>Annuler le verdict&#xa0;: {verdict} ({number})</translation>
    </message>
    <message>
        <source>Undo verdict ({number})</source>
        <translation>Annuler le verdict ({number})</translation>
    </message>
    <message>
        <source>Undo note ({number})</source>
        <translation>Annuler la note ({number})</translation>
    </message>
    <message>
        <source>Undo case: {case} ({number})</source>
        <translation>Annuler le dossier&#xa0;: {case} ({number})</translation>
    </message>
    <message>
        <source>Undo case ({number})</source>
        <translation>Annuler le dossier ({number})</translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Touche {key}</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln document(s)</source>
        <translation>
            <numerusform>Accepter %Ln document</numerusform>
            <numerusform>Accepter %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln document(s)</source>
        <translation>
            <numerusform>Refuser %Ln document</numerusform>
            <numerusform>Refuser %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for the original of %Ln document(s)</source>
        <translation>
            <numerusform>Demander l’original de %Ln document</numerusform>
            <numerusform>Demander les originaux de %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln document(s) undecided</source>
        <translation>
            <numerusform>Laisser %Ln document indécis</numerusform>
            <numerusform>Laisser %Ln documents indécis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchedPage</name>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Take documents in by themselves</source>
        <translation>Ajouter les documents automatiquement</translation>
    </message>
    <message>
        <source>Each document that comes into this folder, or into a folder within it, is submitted without being asked for. Those that are there already are submitted too.</source>
        <translation>Chaque document qui arrive dans ce dossier, ou dans l’un de ses sous-dossiers, est soumis sans autre demande. Ceux qui s’y trouvent déjà sont soumis aussi.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>Aucun dossier n’est surveillé</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>A file is taken when it has stopped growing. The same content is taken once, even when its row was removed. Files are never moved, changed or deleted. A sub-folder&apos;s name becomes the case.</source>
        <translation>Un fichier est pris quand il a cessé de grandir. Un même contenu n’est pris qu’une fois, même si sa ligne a été supprimée. Les fichiers ne sont jamais déplacés, modifiés ni supprimés. Le nom d’un sous-dossier devient la référence du dossier.</translation>
    </message>
</context>
</TS>
