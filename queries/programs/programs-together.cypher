// name: programs-together
// purpose: Districts whose report ties two programs together: names both in one sentence, or at least both
// title-zh: 哪些区县把两个项目结合起来
// title-en: Which districts combine two programs
// parameters:
//   program: program: the one program, by any of its names: required
//   other: program: the other program, by any of its names: required
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   closeness: sentence (both in one sentence) or report (both in one report)
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   status: done, planned or shortcoming: of the one program
//   sentence: the words of the report on the one program
//   otherStatus: the status of the other
//   otherSentence: the words of the report on the other
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program {name: $program})
MATCH (q:Program {name: $other})
MATCH (f:ProgramRun)-[:RUN_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
MATCH (g:ProgramRun)-[:STATED_IN]->(r)
WHERE EXISTS { (g)-[:RUN_OF]->(q) }
MATCH (f)-[:ABOUT]->(d:District)
WITH DISTINCT d, r, f, g, coalesce(f.sentence, f.quote) AS sentence, coalesce(g.sentence, g.quote) AS otherSentence
WITH d, r, f, g, sentence, otherSentence,
     CASE WHEN sentence = otherSentence OR sentence CONTAINS g.quote OR otherSentence CONTAINS f.quote
          THEN 'sentence' ELSE 'report' END AS closeness
ORDER BY CASE closeness WHEN 'sentence' THEN 0 ELSE 1 END, f.start, g.start, f.id, g.id
WITH d, r, head(collect({closeness: closeness, status: f.status, sentence: sentence, otherStatus: g.status,
                         otherSentence: otherSentence, facts: [f.id, g.id]})) AS nearest
RETURN nearest.closeness AS closeness, d.name AS district, d.code AS code, r.period AS period,
       nearest.status AS status, nearest.sentence AS sentence, nearest.otherStatus AS otherStatus,
       nearest.otherSentence AS otherSentence, r.name AS report, nearest.facts AS facts
ORDER BY closeness DESC, code, d.id, period, r.id
