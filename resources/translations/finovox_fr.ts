<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Condition</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing new is sent, results are still fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no API key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submissions wait for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service asks to wait</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>The service asks you to look at your account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at your account in the service&apos;s dashboard, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service could not analyse this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit it again, or ask for another copy of the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May have been received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent, but no answer came. Submitting it again may be counted twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s certificate is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Ask your IT department whether the network inspects connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was cut five times while this document was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other documents pass. Try again later, or on another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result was deleted by the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results are kept for 60 minutes. Submit the document again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed after it was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was submitted. Add the file again to analyse what it holds now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on by itself when the file is back: reconnect the drive or the network folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was stopped while it was sent. Submitting it again may be counted twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no API key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents wait. Add your key: they go on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused the API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents wait and results are still fetched. Replace the key or try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents wait; they go on by themselves when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Ask your IT department for the proxy&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service answers from another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent there. Check the service&apos;s address in the settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not accept this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own words are in the details. Correct the document or ask for another copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service asks to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents wait; they go on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is in trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document was not received. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refuses to show this result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that submitted it may have been replaced. Submit it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is too large for the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a smaller original. Do not compress it yourself: that would change the evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s answer cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is kept. Submit the document again, or show the answer to the service&apos;s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service does not accept this format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the document as PDF, JPEG or PNG.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image editors, screenshot tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates and tags that disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloned or covered areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates, amounts, business data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May have been received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown ({value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No strong signal found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{risk}: {checks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local check on this computer, not a verdict of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}: {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check} {risk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}: {risk}. {checks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded · waiting for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In analysis · checking now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In analysis · next check {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobAction</name>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Not a PDF, JPEG or PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds no document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link leads nowhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
