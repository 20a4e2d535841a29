// name: programs
// purpose: The programs: how many districts run, plan or lack each, and where it came first
// title-zh: 有哪些项目、多少区县推行
// columns:
//   program: the program's usual name
//   coined: whether a district coined it (no entry of the vocabulary)
//   running: how many districts run it
//   planned: how many districts plan it
//   lacking: how many districts name it as a shortcoming
//   first: the first period that a report of its running is about
//   district: the district of that report
//   code: its six digits of GB/T 2260
MATCH (p:Program)
WHERE EXISTS { (:ProgramRun)-[:RUN_OF]->(p) }
OPTIONAL MATCH (p)<-[:RUN_OF]-(f:ProgramRun {status: 'done'})-[:STATED_IN]->(r:Report)-[:ABOUT]->(d:District)
WITH p, r, d, f ORDER BY r.period, d.code, d.id, r.id, f.id
WITH p, collect({period: r.period, district: d.name, code: d.code}) AS said
WITH p, head(said) AS origin
RETURN p.name AS program, coalesce(p.coinage, false) AS coined, COUNT { (:District)-[:RUNS]->(p) } AS running,
       COUNT { (:District)-[:PLANS]->(p) } AS planned, COUNT { (:District)-[:LACKS]->(p) } AS lacking,
       origin.period AS first, origin.district AS district, origin.code AS code
ORDER BY running DESC, program, p.id
