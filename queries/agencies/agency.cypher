// name: agency
// purpose: What an agency did: facts whose subject it is, awards, mentions, and what belongs to what
// title-zh: 某个机构做了什么
// title-en: What an agency did
// parameters:
//   agency: agency: name of the agency, as a report writes it: required
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   agency: name of the agency
//   district: name of the district whose report says so
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   kind: program, measurement, policy, award, agency (a mention) or relation (of two agencies)
//   what: the program, metric, policy or award; which agency is part of, hosted by or supervised by which
//   value: the number of a measurement
//   unit: its unit
//   status: done, planned or shortcoming
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (a:Agency {name: $agency})
MATCH (f:Fact)-[:HAS_SUBJECT|RECEIVED_BY|MENTIONS|RELATES_TO]->(a)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH DISTINCT a, f, r, d
OPTIONAL MATCH (f)-[:RUN_OF|CITES|OF_AWARD]->(c)
WITH a, f, r, d, c,
     CASE WHEN f:ProgramRun THEN 'program' WHEN f:Measurement THEN 'measurement' WHEN f:PolicyAction THEN 'policy'
          WHEN f:AwardReceipt THEN 'award' WHEN f:AgencyRelation THEN 'relation' ELSE 'agency' END AS kind
RETURN a.name AS agency, d.name AS district, d.code AS code, r.period AS period, kind,
       CASE WHEN f:AgencyRelation THEN f.name ELSE coalesce(c.name, f.metric, a.name) END AS what, f.value AS value,
       f.unit AS unit, f.status AS status,
       coalesce(f.sentence, f.quote) AS sentence, r.name AS report, [f.id] AS facts
ORDER BY code, d.id, a.id, period, r.id, f.start, f.id
