/** Words that tell nothing about a subject: English function words, and the words that every note about an event uses. Singular, without case. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `second minute hour month four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand half
  themselve itself himself herself myself ourselve nobody everybody anybody somebody everyone anyone a about above after again all also always am an and another any are around as at away back be became because been before being below
  between big both bit but by came can cant case come could couldnt day did didnt different do doe doesnt doing done dont down during each
  either else end enough even ever every everything far few find first for four from full further gave get getting give given go goe going
  good got great had had hadnt has hasnt have havent having he her here him his how however i id if ill im in into is isnt it its item itll itself ive
  just keep kind know large last later least less let like little long look looking lot made make making many may maybe me mean might more
  most much must my near need never new next no nor not nothing now of off often ok old on once one only or other our out over own part
  people perhap place point put quite rather really right said same saw say see seem seen several she should show since small so some
  someone something soon still such sure take taken talking tell than thank that the their them then there these they thi thing think third
  this those though three through time to together told too took toward try trying turn two under until up upon us use used useful using
  very via vs want was wasnt way we week well went were werent what when where whether which while who whole whom whose why will with within
  without wont word work world would wouldnt year yet you your yourself
  abstract agenda annual attend attended attendee attending audience bof camp conf conference daily demo developer edition event feedback
  friday fun highlight intro introducing introduction keynote learned learning lightning meetup monday morning note notes afternoon evening
  night online overview panel picture post present presentation presented presenter presenting q recap recording report review room saturday
  schedule session slide speaker speaking summary summit sunday talk thought thursday today topic track trip tuesday tutorial video visit
  wednesday workshop wrap january february march april june july august september october november december
  open source software getting started guide best practice building`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
