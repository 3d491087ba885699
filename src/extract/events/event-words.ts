/** Words that people use around events they attend, speak at or organise. */
export const ATTEND =
  /\b(?:attend(?:ed|ing)?|(?:went|go|going|been|travel(?:l?ed|l?ing)?|trip|journey|trek|visit(?:ed)?|head(?:ed|ing)?|flew|fly|flight|return(?:ed)?|back|came|come|invited|made it)\s+(?:back\s+)?(?:to|from|at)|speak(?:ing)?|spoke|present(?:ed|ing)?|talk(?:ed|ing)?|keynot(?:ed|ing)|was at|were at|am at|be at|took place|was held|is held|held|hosted|happened|organi[sz]ed|organi[sz]ing|enjoyed|notes from|recap of|report from|looking back at|getting ready for|impressions? (?:of|from)|talks? (?:from|at|of)|slides? (?:from|for|of)|videos? (?:from|of)|highlights? (?:of|from)|day (?:\d|one|two|three|four) (?:of|at))\b/iu;

/** Words that may stand in a title beside an event's name but are no part of it. */
export const AROUND_NAME = new Set(
  `a about an and as at attending back back-from best by conclusion conference-report coverage day days experience experiences few first for four from getting going good great
  highlights how impressions impressed in introduction is it its journey last learned learnt lessons live-blog liveblog looking lots more my next note notes of on one our part personal
  preview presentation presenting quick ramblings ready recap recaps reflections report reports retrospective review roundup round-up second see-you session sessions short slides some speaking summary takeaways talk talks
  ten the things third thoughts three time to top tour towards trip two up upcoming update video videos visit visiting wednesday monday tuesday thursday friday saturday sunday was week what when where why wrap
  wrap-up with write-up writeup year years yet another i i'm i’m we you your this that these those meeting annual favourite favorite favorites highlight inside hello goodbye bye join us me
  spring summer autumn fall winter yesterday's yesterday’s today's today’s tonight's tonight’s week's week’s month's month’s year's year’s january february march april may june july august september october november december`.split(
    /\s+/,
  ),
);
