// name: programs
// purpose: The programs: how many districts run, plan or lack each, and where it came first
// title-zh: 有哪些项目、多少区县推行
// title-en: Which programs there are, and how many districts run them
// columns:
//   program: the program's usual name
//   coined: whether a district coined it (no entry of the vocabulary)
//   running: how many districts run it
//   planned: how many districts plan it
//   lacking: how many districts name it as a shortcoming
//   first: the first period that a report of its running is about
//   district: the district of that report
//   code: its six digits of GB/T 2260
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program)<-[:RUN_OF]-(f:ProgramRun)-[:STATED_IN]->(r:Report)-[:ABOUT]->(d:District)
WITH p, r, d, f ORDER BY r.period, d.code, d.id, r.id, f.start, f.id
WITH p, head(collect(CASE f.status WHEN 'done' THEN {period: r.period, district: d.name, code: d.code} END)) AS origin,
     collect(f.id) AS facts
RETURN p.name AS program, coalesce(p.coinage, false) AS coined, COUNT { (:District)-[:RUNS]->(p) } AS running,
       COUNT { (:District)-[:PLANS]->(p) } AS planned, COUNT { (:District)-[:LACKS]->(p) } AS lacking,
       origin.period AS first, origin.district AS district, origin.code AS code,
       facts
ORDER BY running DESC, program, p.id
