// name: evidence
// purpose: Where a fact comes from: by its identifier, or by words of it
// title-zh: 某条事实出自何处
// title-en: Where a fact comes from
// parameters:
//   words: text: identifier of a fact (fact/…), or some words of the report: required
// columns:
//   fact: identifier of the fact
//   kind: program, measurement, policy, award, agency, relation (of two agencies) or place
//   what: the fact in short
//   status: done, planned or shortcoming
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   quote: the words of the report that make the fact
//   start: where they begin in the text, in characters
//   end: where they end
//   sentence: the sentence that they stand in
//   section: the headings above it
//   page: the page that the words begin on, where the report was a PDF
//   paragraph: the paragraph that they begin in, where it was a Word file
//   rule: the rule that restored a name that the report hides
//   report: title of the report
//   source: identifier of the report, from the SHA-256 of its text
//   facts: identifiers of the facts that the row rests on
MATCH (f:Fact)
WHERE f.id = $words OR coalesce(f.sentence, f.quote) CONTAINS $words OR f.name CONTAINS $words
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WITH f, r, d,
     CASE WHEN f:ProgramRun THEN 'program' WHEN f:Measurement THEN 'measurement' WHEN f:PolicyAction THEN 'policy'
          WHEN f:AwardReceipt THEN 'award' WHEN f:AgencyMention THEN 'agency'
          WHEN f:AgencyRelation THEN 'relation' ELSE 'place' END AS kind
RETURN f.id AS fact, kind, f.name AS what, f.status AS status, d.name AS district, d.code AS code,
       r.period AS period, f.quote AS quote, f.start AS start, f.`end` AS `end`,
       coalesce(f.sentence, f.quote) AS sentence, f.section AS section, f.page AS page,
       f.paragraph AS paragraph, f.rule AS rule, r.name AS report, r.id AS source, [f.id] AS facts
ORDER BY code, d.id, period, source, start, fact
