<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>BannerStack</name>
    <message numerus="yes">
        <source>Show %n more message(s)</source>
        <translation>
            <numerusform>Show %n more message</numerusform>
            <numerusform>Show %n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchNews</name>
    <message numerus="yes">
        <source>%n high risk</source>
        <translation>
            <numerusform>%n high risk</numerusform>
            <numerusform>%n high risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n medium risk</source>
        <translation>
            <numerusform>%n medium risk</numerusform>
            <numerusform>%n medium risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no strong signal found</source>
        <translation>
            <numerusform>%n no strong signal found</numerusform>
            <numerusform>%n no strong signal found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) analysed</source>
        <translation>
            <numerusform>%n document analysed</numerusform>
            <numerusform>%n documents analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message numerus="yes">
        <source>Case of %n document(s)</source>
        <translation>
            <numerusform>Case of %n document</numerusform>
            <numerusform>Case of %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message numerus="yes">
        <source>Add %n document(s)</source>
        <translation>
            <numerusform>Add %n document</numerusform>
            <numerusform>Add %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n item(s)</source>
        <translation>
            <numerusform>Add %n item</numerusform>
            <numerusform>Add %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%n document(s) written to {file}</source>
        <translation>
            <numerusform>%n document written to {file}</numerusform>
            <numerusform>%n documents written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) removed</source>
        <translation>
            <numerusform>%n document removed</numerusform>
            <numerusform>%n documents removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) locked by a password were added</source>
        <translation>
            <numerusform>%n document locked by a password was added</numerusform>
            <numerusform>%n documents locked by a password were added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not added</source>
        <translation>
            <numerusform>%n file was not added</numerusform>
            <numerusform>%n files were not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were here already</source>
        <translation>
            <numerusform>%n document was here already</numerusform>
            <numerusform>%n documents were here already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuitNotice</name>
    <message numerus="yes">
        <source>Waiting for the answer to %n document(s)…</source>
        <translation>
            <numerusform>Waiting for the answer to %n document…</numerusform>
            <numerusform>Waiting for the answer to %n documents…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuitWarning</name>
    <message numerus="yes">
        <source>%n document(s) wait; they go on at the next start.</source>
        <translation>
            <numerusform>%n document waits; it goes on at the next start.</numerusform>
            <numerusform>%n documents wait; they go on at the next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) may be lost if this is closed now</source>
        <translation>
            <numerusform>%n result may be lost if this is closed now</numerusform>
            <numerusform>%n results may be lost if this is closed now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) may be lost if this stays closed after {time}</source>
        <translation>
            <numerusform>%n result may be lost if this stays closed after {time}</numerusform>
            <numerusform>%n results may be lost if this stays closed after {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusalList</name>
    <message numerus="yes">
        <source>%n file(s) were not added</source>
        <translation>
            <numerusform>%n file was not added</numerusform>
            <numerusform>%n files were not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) added, with a warning</source>
        <translation>
            <numerusform>%n document added, with a warning</numerusform>
            <numerusform>%n documents added, with a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) will be submitted unchanged.</source>
        <translation>
            <numerusform>It will be submitted unchanged.</numerusform>
            <numerusform>They will be submitted unchanged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message numerus="yes">
        <source>For %n document(s):</source>
        <translation>
            <numerusform>For %n document:</numerusform>
            <numerusform>For %n documents:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still in progress</source>
        <translation>
            <numerusform>%n still in progress</numerusform>
            <numerusform>%n still in progress</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionPage</name>
    <message numerus="yes">
        <source>%n document(s) selected</source>
        <translation>
            <numerusform>%n document selected</numerusform>
            <numerusform>%n documents selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%n uploading</numerusform>
            <numerusform>%n uploading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in analysis</source>
        <translation>
            <numerusform>%n in analysis</numerusform>
            <numerusform>%n in analysis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageButton</name>
    <message numerus="yes">
        <source>Review one by one: %n document(s) to decide about</source>
        <translation>
            <numerusform>Review one by one: %n document to decide about</numerusform>
            <numerusform>Review one by one: %n documents to decide about</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageHeader</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageSummary</name>
    <message numerus="yes">
        <source>All %n document(s) reviewed</source>
        <translation>
            <numerusform>%n document reviewed</numerusform>
            <numerusform>All %n documents reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) requested</source>
        <translation>
            <numerusform>%n original requested</numerusform>
            <numerusform>%n originals requested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left undecided</source>
        <translation>
            <numerusform>%n left undecided</numerusform>
            <numerusform>%n left undecided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message numerus="yes">
        <source>Accept %n document(s)</source>
        <translation>
            <numerusform>Accept %n document</numerusform>
            <numerusform>Accept %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n document(s)</source>
        <translation>
            <numerusform>Reject %n document</numerusform>
            <numerusform>Reject %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for the original of %n document(s)</source>
        <translation>
            <numerusform>Ask for the original of %n document</numerusform>
            <numerusform>Ask for the originals of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n document(s) undecided</source>
        <translation>
            <numerusform>Leave %n document undecided</numerusform>
            <numerusform>Leave %n documents undecided</numerusform>
        </translation>
    </message>
</context>
</TS>
