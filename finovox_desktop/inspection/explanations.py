"""What was found, in sentences for people who decide about documents, in English and in French.

They say what was found ("edited"), never what it proves about a person ("forged"), and never that a document is genuine.
These sentences are content of an answer, as a service gives it in both languages at once, so they are not translated with
the program's own texts.
"""
# ruff: noqa: RUF001  the typographic apostrophe is meant

from dataclasses import dataclass

from finovox_desktop.core.risk import Check
from finovox_desktop.core.text import shown
from finovox_desktop.inspection.findings import Finding, FindingCode, Inspection, Obstacle

_GREATEST_EVIDENCE = 120  # characters shown of a piece of evidence


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same sentence in both languages; `{0}`, `{1}` ... stand for a finding's evidence."""

    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The sentences about one document, the gravest finding first and what was not assessed last."""

    en: tuple[str, ...]
    fr: tuple[str, ...]


FINDINGS = {
    FindingCode.IMAGE_EDITOR: Sentence(
        "The document says that it was saved with {0}, a program for editing pictures.",
        "Le document indique avoir été enregistré avec {0}, un logiciel de retouche d’images.",
    ),
    FindingCode.SCREENSHOT_TOOL: Sentence(
        "The document was made with a screenshot tool ({0}): it is a picture of a screen, not the original file.",
        "Le document a été produit par un outil de capture d’écran ({0}) : c’est l’image d’un écran, "
        "pas le fichier d’origine.",
    ),
    FindingCode.ONLINE_EDITOR: Sentence(
        "The document was saved with {0}, an online service that can edit PDF files.",
        "Le document a été enregistré avec {0}, un service en ligne qui permet de modifier des fichiers PDF.",
    ),
    FindingCode.PDF_EDITOR: Sentence(
        "The document was saved with {0}, a program that can edit PDF files.",
        "Le document a été enregistré avec {0}, un logiciel qui permet de modifier des fichiers PDF.",
    ),
    FindingCode.GRAPHICS_PROGRAM: Sentence(
        "The document was saved with {0}, a program for drawing or converting pictures.",
        "Le document a été enregistré avec {0}, un logiciel de dessin ou de conversion d’images.",
    ),
    FindingCode.PDF_LIBRARY: Sentence(
        "The file was written by {0}, a tool that many invoicing programs use; this alone is no sign of a change.",
        "Le fichier a été écrit par {0}, un outil employé par de nombreux logiciels de facturation ; "
        "cela seul n’indique aucune modification.",
    ),
    FindingCode.DATE_IN_FUTURE: Sentence(
        "The document carries a date that lies in the future: {0}.",
        "Le document porte une date située dans le futur : {0}.",
    ),
    FindingCode.MODIFIED_BEFORE_CREATED: Sentence(
        "The document says that it was changed ({0}) before it was created ({1}).",
        "Le document indique avoir été modifié ({0}) avant d’avoir été créé ({1}).",
    ),
    FindingCode.DATES_DISAGREE: Sentence(
        "The document states the same date in two places, and they differ: {0} and {1}.",
        "Le document donne la même date à deux endroits, et elles diffèrent : {0} et {1}.",
    ),
    FindingCode.PRODUCERS_DISAGREE: Sentence(
        "The document names two different programs as the one that wrote it: “{0}” and “{1}”.",
        "Le document désigne deux logiciels différents comme celui qui l’a écrit : « {0} » et « {1} ».",
    ),
    FindingCode.CHANGED_BEFORE_TAKEN: Sentence(
        "The picture says that it was changed ({0}) before it was taken ({1}).",
        "L’image indique avoir été modifiée ({0}) avant d’avoir été prise ({1}).",
    ),
    FindingCode.SIZE_DISAGREES: Sentence(
        "The picture was made with a size of {0} pixels and now has {1}: it was cut or resized.",
        "L’image a été créée avec une taille de {0} pixels et en compte maintenant {1} : "
        "elle a été recadrée ou redimensionnée.",
    ),
    FindingCode.REVISION_REPLACED_TEXT: Sentence(
        "The document was edited after it was made (version {0}): on page {1}, “{2}” became “{3}”.",
        "Le document a été modifié après sa création (version {0}) : à la page {1}, « {2} » est devenu « {3} ».",
    ),
    FindingCode.REVISION_REMOVED_TEXT: Sentence(
        "The document was edited after it was made (version {0}): on page {1}, text was removed (“{2}”).",
        "Le document a été modifié après sa création (version {0}) : à la page {1}, du texte a été supprimé (« {2} »).",
    ),
    FindingCode.REVISION_REPLACED_IMAGE: Sentence(
        "The document was edited after it was made (version {0}): on page {1}, a picture was replaced or removed.",
        "Le document a été modifié après sa création (version {0}) : à la page {1}, une image a été remplacée "
        "ou supprimée.",
    ),
    FindingCode.REVISION_REMOVED_PAGE: Sentence(
        "The document was edited after it was made (version {0}): the earlier page {1} was removed.",
        "Le document a été modifié après sa création (version {0}) : l’ancienne page {1} a été supprimée.",
    ),
    FindingCode.REVISION_ADDED_TEXT: Sentence(
        "Text was added after the document was made (version {0}, page {1}): “{2}”.",
        "Du texte a été ajouté après la création du document (version {0}, page {1}) : « {2} ».",
    ),
    FindingCode.REVISION_ADDED_IMAGE: Sentence(
        "A picture was added after the document was made (version {0}, page {1}).",
        "Une image a été ajoutée après la création du document (version {0}, page {1}).",
    ),
    FindingCode.REVISION_ADDED_PAGE: Sentence(
        "A page was added after the document was made (version {0}, page {1}).",
        "Une page a été ajoutée après la création du document (version {0}, page {1}).",
    ),
    FindingCode.REVISION_ADDED_ANNOTATION: Sentence(
        "A note that looks like content ({2}) was added or changed after the document was made (version {0}, page {1}).",
        "Une annotation qui ressemble au contenu ({2}) a été ajoutée ou modifiée après la création du document "
        "(version {0}, page {1}).",
    ),
    FindingCode.REVISION_CHANGED_DRAWING: Sentence(
        "The drawing of a page was changed after the document was made, without a change of its text "
        "(version {0}, page {1}).",
        "Le dessin d’une page a été modifié après la création du document, sans changement de son texte "
        "(version {0}, page {1}).",
    ),
    FindingCode.REVISION_KEPT_PAGES: Sentence(
        "The file was saved again after it was made (version {0}); what its pages show did not change.",
        "Le fichier a été enregistré de nouveau après sa création (version {0}) ; ce que montrent ses pages "
        "n’a pas changé.",
    ),
    FindingCode.LAUNCH_ACTION: Sentence(
        "The document contains an instruction to start a program on the reader’s computer.",
        "Le document contient une instruction qui lance un programme sur l’ordinateur du lecteur.",
    ),
    FindingCode.JAVASCRIPT: Sentence(
        "The document contains a script, as many forms do.",
        "Le document contient un script, comme de nombreux formulaires.",
    ),
    FindingCode.XFA_FORM: Sentence(
        "The document contains a form of the XFA kind, whose content may change while it is read.",
        "Le document contient un formulaire de type XFA, dont le contenu peut changer à la lecture.",
    ),
}

OBSTACLES = {
    Obstacle.NOT_A_DOCUMENT: Sentence(
        "The file is empty, or is neither a PDF nor a JPEG nor a PNG.",
        "Le fichier est vide, ou n’est ni un PDF, ni un JPEG, ni un PNG.",
    ),
    Obstacle.UNREADABLE: Sentence("The file could not be read.", "Le fichier n’a pas pu être lu."),
    Obstacle.ENCRYPTED: Sentence(
        "The document is encrypted, so nothing in it was examined.",
        "Le document est chiffré : rien n’y a été examiné.",
    ),
    Obstacle.DAMAGED: Sentence(
        "The file is damaged or incomplete, so nothing in it was examined.",
        "Le fichier est endommagé ou incomplet : rien n’y a été examiné.",
    ),
    Obstacle.TOO_LARGE: Sentence(
        "The document is too large to be examined on this computer.",
        "Le document est trop volumineux pour être examiné sur cet ordinateur.",
    ),
    Obstacle.TOOK_TOO_LONG: Sentence(
        "The examination took too long and was stopped.",
        "L’examen prenait trop de temps et a été interrompu.",
    ),
    Obstacle.WORKER_FAILED: Sentence(
        "The examination failed on this document and was stopped.",
        "L’examen de ce document a échoué et a été interrompu.",
    ),
}

_NO_TRACE = Sentence(
    "No trace of editing was found by the checks that ran. A complete rewrite or a new scan leaves none.",
    "Les contrôles effectués n’ont trouvé aucune trace de modification. Une réécriture complète ou une nouvelle "
    "numérisation n’en laisse pas.",
)
_NOT_ASSESSED = Sentence("Not assessed: {0}.", "Non évalué : {0}.")

_CHECKS = {
    Check.SOFTWARE: Sentence("the software used", "les logiciels utilisés"),
    Check.METADATA: Sentence("the metadata", "les métadonnées"),
    Check.DATASTRUCTURE: Sentence("the file’s structure", "la structure du fichier"),
    Check.VISION: Sentence("what the pages look like", "l’aspect visuel des pages"),
    Check.COHERENCE: Sentence("whether the content makes sense", "la cohérence du contenu"),
}


def explain(inspection: Inspection) -> Explanation:
    """Say in both languages what an inspection found, or why it found nothing, and what it did not look at."""
    sentences = [*_found(inspection), _not_assessed(inspection)]
    return Explanation(en=tuple(sentence.en for sentence in sentences), fr=tuple(sentence.fr for sentence in sentences))


def _found(inspection: Inspection) -> list[Sentence]:
    if inspection.obstacle is not None:
        return [OBSTACLES[inspection.obstacle]]
    gravest_first = sorted(inspection.findings, key=lambda finding: -finding.level.severity)
    sentences = [_filled(FINDINGS[finding.code], *_evidence(finding)) for finding in gravest_first]
    if all(finding.level.severity == 1 for finding in inspection.findings):
        sentences.insert(0, _NO_TRACE)
    return sentences


def _not_assessed(inspection: Inspection) -> Sentence:
    names = [_CHECKS[check] for check in inspection.not_assessed]
    return Sentence(
        _NOT_ASSESSED.en.format(", ".join(name.en for name in names)),
        _NOT_ASSESSED.fr.format(", ".join(name.fr for name in names)),
    )


def _evidence(finding: Finding) -> tuple[str, ...]:
    return tuple(shown(text, _GREATEST_EVIDENCE) for text in finding.evidence)


def _filled(sentence: Sentence, *evidence: str) -> Sentence:
    return Sentence(sentence.en.format(*evidence), sentence.fr.format(*evidence))
