<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>BannerStack</name>
    <message numerus="yes">
        <source>Show %Ln more message(s)</source>
        <translation>
            <numerusform>Show %Ln more message</numerusform>
            <numerusform>Show %Ln more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchNews</name>
    <message numerus="yes">
        <source>%Ln high risk</source>
        <translation>
            <numerusform>%Ln high risk</numerusform>
            <numerusform>%Ln high risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln medium risk</source>
        <translation>
            <numerusform>%Ln medium risk</numerusform>
            <numerusform>%Ln medium risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no strong signal found</source>
        <translation>
            <numerusform>%Ln no strong signal found</numerusform>
            <numerusform>%Ln no strong signal found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) analysed</source>
        <translation>
            <numerusform>%Ln document analysed</numerusform>
            <numerusform>%Ln documents analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln needs attention</numerusform>
            <numerusform>%Ln need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message numerus="yes">
        <source>Case of %Ln document(s)</source>
        <translation>
            <numerusform>Case of %Ln document</numerusform>
            <numerusform>Case of %Ln documents</numerusform>
        </translation>
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
    <name>DropOverlay</name>
    <message numerus="yes">
        <source>Add %Ln document(s)</source>
        <translation>
            <numerusform>Add %Ln document</numerusform>
            <numerusform>Add %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln item(s)</source>
        <translation>
            <numerusform>Add %Ln item</numerusform>
            <numerusform>Add %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%Ln document(s) written to {file}</source>
        <translation>
            <numerusform>%Ln document written to {file}</numerusform>
            <numerusform>%Ln documents written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) removed</source>
        <translation>
            <numerusform>%Ln document removed</numerusform>
            <numerusform>%Ln documents removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) locked by a password were added</source>
        <translation>
            <numerusform>%Ln document locked by a password was added</numerusform>
            <numerusform>%Ln documents locked by a password were added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not added</source>
        <translation>
            <numerusform>%Ln file was not added</numerusform>
            <numerusform>%Ln files were not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) were here already</source>
        <translation>
            <numerusform>%Ln document was here already</numerusform>
            <numerusform>%Ln documents were here already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuitNotice</name>
    <message numerus="yes">
        <source>Waiting for the answer to %Ln document(s)…</source>
        <translation>
            <numerusform>Waiting for the answer to %Ln document…</numerusform>
            <numerusform>Waiting for the answer to %Ln documents…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuitWarning</name>
    <message numerus="yes">
        <source>%Ln document(s) wait; they go on at the next start.</source>
        <translation>
            <numerusform>%Ln document waits; it goes on at the next start.</numerusform>
            <numerusform>%Ln documents wait; they go on at the next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) may be lost if this is closed now</source>
        <translation>
            <numerusform>%Ln result may be lost if this is closed now</numerusform>
            <numerusform>%Ln results may be lost if this is closed now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) may be lost if this stays closed after {time}</source>
        <translation>
            <numerusform>%Ln result may be lost if this stays closed after {time}</numerusform>
            <numerusform>%Ln results may be lost if this stays closed after {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusalList</name>
    <message numerus="yes">
        <source>%Ln file(s) were not added</source>
        <translation>
            <numerusform>%Ln file was not added</numerusform>
            <numerusform>%Ln files were not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) added, with a warning</source>
        <translation>
            <numerusform>%Ln document added, with a warning</numerusform>
            <numerusform>%Ln documents added, with a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) will be submitted unchanged.</source>
        <translation>
            <numerusform>It will be submitted unchanged.</numerusform>
            <numerusform>They will be submitted unchanged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message numerus="yes">
        <source>For %Ln document(s):</source>
        <translation>
            <numerusform>For %Ln document:</numerusform>
            <numerusform>For %Ln documents:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still in progress</source>
        <translation>
            <numerusform>%Ln still in progress</numerusform>
            <numerusform>%Ln still in progress</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionPage</name>
    <message numerus="yes">
        <source>%Ln document(s) selected</source>
        <translation>
            <numerusform>%Ln document selected</numerusform>
            <numerusform>%Ln documents selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploading</source>
        <translation>
            <numerusform>%Ln uploading</numerusform>
            <numerusform>%Ln uploading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in analysis</source>
        <translation>
            <numerusform>%Ln in analysis</numerusform>
            <numerusform>%Ln in analysis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln needs attention</numerusform>
            <numerusform>%Ln need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageButton</name>
    <message numerus="yes">
        <source>Review one by one: %Ln document(s) to decide about</source>
        <translation>
            <numerusform>Review one by one: %Ln document to decide about</numerusform>
            <numerusform>Review one by one: %Ln documents to decide about</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageHeader</name>
    <message numerus="yes">
        <source>%Ln to review</source>
        <translation>
            <numerusform>%Ln to review</numerusform>
            <numerusform>%Ln to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageSummary</name>
    <message numerus="yes">
        <source>All %Ln document(s) reviewed</source>
        <translation>
            <numerusform>%Ln document reviewed</numerusform>
            <numerusform>All %Ln documents reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <translation>
            <numerusform>%Ln accepted</numerusform>
            <numerusform>%Ln accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) requested</source>
        <translation>
            <numerusform>%Ln original requested</numerusform>
            <numerusform>%Ln originals requested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left undecided</source>
        <translation>
            <numerusform>%Ln left undecided</numerusform>
            <numerusform>%Ln left undecided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message numerus="yes">
        <source>Accept %Ln document(s)</source>
        <translation>
            <numerusform>Accept %Ln document</numerusform>
            <numerusform>Accept %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln document(s)</source>
        <translation>
            <numerusform>Reject %Ln document</numerusform>
            <numerusform>Reject %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for the original of %Ln document(s)</source>
        <translation>
            <numerusform>Ask for the original of %Ln document</numerusform>
            <numerusform>Ask for the originals of %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln document(s) undecided</source>
        <translation>
            <numerusform>Leave %Ln document undecided</numerusform>
            <numerusform>Leave %Ln documents undecided</numerusform>
        </translation>
    </message>
</context>
</TS>
