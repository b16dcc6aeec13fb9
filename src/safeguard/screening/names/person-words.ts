import {readGroups} from "./name-groups.ts";

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Titles and forms of address: they say who speaks, not who is named. */
export const HONORIFICS = set(`
  mr mister mrs ms miss mx madam madame mme mlle monsieur frau fraulein herr senor senora senorita signor signora don dona
  dr doctor prof professor dott dottore ing dipl eng sir dame lord lady baron count prince princess sheikh shaykh shaikh
  sheik cheikh sayyid sayed sayyed seyyed mullah mulla molla maulavi mawlawi maulvi moulavi mawlana maulana qari hafiz
  hadji haji hajji hajj al-hajj alhaji ayatollah hojjatoleslam hojatoleslam hodjatoleslam hojatolislam imam ustad president minister ambassador general gen lt
  lieutenant colonel col major maj captain capt commander cmdr admiral brigadier sergeant sgt marshal comrade his her
  excellency honourable honorable hon rev reverend father bishop cardinal jr sr junior senior phd md esq
`);

/** Words that tie a name together and are written or left out at will. */
export const PARTICLES = set(`
  al el ul ur ar as ash an ad ag the bin ben ibn bint binti binte ould uld oglu ogly kyzy qizi bar ait
  van von der den de del della di da das do dos du des la le les lo los e y i und et zu zum zur of ter ten af av
`);

/** What stands between a name and the father's: to swap what it joins is to name another person. */
export const PATRONYMIC_LINKS = set("bin ben ibn bint binti binte ould uld");

/** Parts of Arabic names that many share and few are told apart by. */
export const COMMON_PARTS: ReadonlyMap<string, number> = new Map([
  ["abdul", 0.6],
  ["abu", 0.3],
  ["abou", 0.3],
  ["umm", 0.3],
  ["mohammed", 0.8],
  ["muhammad", 0.8],
  ["mohammad", 0.8],
  ["mohamed", 0.8]
]);

const DIMINUTIVES = `
  alexander alexandr aleksandr alex sasha sascha alec
  andrew andy drew
  anthony tony
  benjamin ben benny
  catherine katherine kate katie cathy kathy
  charles charlie chuck
  christopher chris
  daniel dan danny
  david dave davey
  dmitry dmitri dima
  donald don donnie
  edward ed eddie ted ned
  elizabeth liz lizzie beth betty eliza
  frederick fred freddie freddy
  gregory greg
  james jim jimmy jamie
  jeffrey jeff
  john jack johnny
  joseph joe joey
  kenneth ken kenny
  lawrence larry
  leonard leo len lenny
  margaret maggie meg peggy
  matthew matt
  michael mike mick mikey
  mikhail misha
  nicholas nick nicky
  patricia pat patty trish
  patrick pat paddy
  peter pete
  philip phil
  richard rick ricky dick
  robert rob robbie bob bobby
  ronald ron ronnie
  samuel sam sammy
  stephen steven steve
  theodore theodor ted teddy
  thomas tom tommy
  timothy tim timmy
  vladimir volodya vova
  walter walt
  william will bill billy willy
  yevgeny evgeny zhenya
`;

const others = readGroups(DIMINUTIVES);
const NONE: readonly string[] = [];

/** Other forms in which a given name is used every day; empty where none is known. */
export function shortFormsOf(name: string): readonly string[] {
  return others.get(name) ?? NONE;
}
