/** What the command line does not take, and files it cannot read or write. */
import type { Words } from './words.ts'

export const commandLineWords = {
  noCommand: {
    zh: ['没有命令“«first»”', '«near»'],
    en: ['there is no command "«first»"', '«near»'],
  },
  commandFirst: {
    zh: ['先写命令', '--help 说明写法'],
    en: ['the command comes first', '--help says how it is meant'],
  },
  tooManyWords: {
    zh: ['写多了：«words»', '--help 说明写法'],
    en: ['too many arguments: «words»', '--help says how it is meant'],
  },
  misused: {
    zh: ['«problem»', '«remedy»'],
    en: ['«problem»', '«remedy»'],
  },
  noLanguage: {
    zh: ['--lang 写 zh 或 en，不能写“«given»”', '--lang zh 为中文，--lang en 为英文'],
    en: ['--lang is zh or en, not "«given»"', '--lang zh is Chinese, --lang en is English'],
  },
  folderUnread: {
    zh: ['文件夹 «folder» 读不出来：«reason»', '看看名称对不对、有没有权限'],
    en: ['cannot read folder «folder»: «reason»', 'look whether it is there, and yours to read'],
  },
  fileUnread: {
    zh: ['文件 «file» 读不出来：«reason»', '看看名称对不对、有没有权限'],
    en: ['cannot read «file»: «reason»', 'look whether it is there, and yours to read'],
  },
  fileUnwritten: {
    zh: ['写不了 «file»：«reason»', '换一个已有的、有权限写的文件夹'],
    en: ['cannot write «file»: «reason»', 'name a file in a folder that exists and is yours'],
  },
  notJson: {
    zh: ['«path»:«line»：不是 JSON：«message»', '写成 {"提问": "选项", …}，每项之间用半角逗号'],
    en: ['«path»:«line»: not valid JSON: «message»', 'write {"question": "option", …}'],
  },
  answersNoMap: {
    zh: ['«path»：要写每个提问选了哪个选项', '例如 {"«question»": "…"}'],
    en: [
      '«path»: must be an object that maps question id to option id, e.g. {"«question»": "…"}',
      'write one pair a question',
    ],
  },
  answersNoQuestion: {
    zh: ['«path»：«affair» 没有提问“«id»”', '它的提问：«ids»'],
    en: ['«path»: «affair» has no question "«id»"; its questions are: «ids»', 'name one of these'],
  },
  answersNoOption: {
    zh: ['«path»：提问“«id»”没有选项 «option»', '它的选项：«options»'],
    en: ['«path»: question "«id»" has no option «option»; its options are: «options»', 'name one of these'],
  },
  answersOneOnly: {
    zh: ['«path»：提问“«id»”只选一项，写了 «count» 项', '只留一项'],
    en: ['«path»: question "«id»" takes one option, not «count»', 'keep one'],
  },
  whichAffair: {
    zh: ['哪一件事？', '写上它的标识：«known»'],
    en: ['which affair? One of: «known»', 'write its id after the command'],
  },
  noSuchAffair: {
    zh: ['没有服务“«id»”', '有这些：«known»'],
    en: ['there is no affair "«id»"; the affairs are: «known»', 'name one of these'],
  },
  districtMissing: {
    zh: ['没有写 --district（哪个区县）', '有这些：«known»'],
    en: ['--district is missing; the districts are: «known»', 'name one by its code'],
  },
  noSuchDistrict: {
    zh: ['没有区县“«code»”', '有这些：«known»'],
    en: ['there is no district "«code»"; the districts are: «known»', 'name one by its code'],
  },
  notOffered: {
    zh: ['«name»（«code»）不办“«affair»”', '它办：«offered»；要办，就在区县文件的 affairs 下写一行“«affair»: {}”'],
    en: [
      '«name» («code») does not offer "«affair»"; it offers: «offered»',
      'to offer it, write "«affair»: {}" under affairs of the district\'s file',
    ],
  },
  noSchema: {
    zh: ['没有“«id»”的格式说明', '有这些：«kinds»'],
    en: ['there is no schema of "«id»"; one of: «kinds»', 'name one of these'],
  },
  webNoFolder: {
    zh: ['没有写 --out', '--out 文件夹：网页写到哪里'],
    en: ['--out is missing', '--out FOLDER says where the pages are written to'],
  },
  webOtherFolder: {
    zh: ['«folder» 里有别的内容，不是网上办事指南', '写一个新的或空的文件夹'],
    en: ['«folder» holds something else than a web guide', 'name a new or empty folder'],
  },
  newNoId: {
    zh: ['没有写标识，或者写得不对', '标识就是文件名：小写字母开头，后面是字母、数字、- 或 _，如 n14-move'],
    en: ['ID is the name of the file', 'a small letter first, then letters, digits, - or _, e.g. n14-move'],
  },
  newThere: {
    zh: ['«file» 已经有了，不会改动它', '换一个标识，或直接改那个文件'],
    en: ['«file» is there already, and stays as it is', 'take another id, or change that file'],
  },
  newNotWritten: {
    zh: ['什么都没有写：\n«problems»', '改变选的事项，再试一次'],
    en: ['nothing is written:\n«problems»', 'choose other items, and try again'],
  },
  newNotUnderstood: {
    zh: ['--«name» “«given»”读不懂', '«near»'],
    en: ['--«name» "«given»" is not understood', '«near»'],
  },
  inputEnded: {
    zh: ['输入到这里就结束了，还没有回答：«question»', '«remedy»'],
    en: ['the input ends here, and this is not answered: «question»', '«remedy»'],
  },
  diffWhich: {
    zh: ['比较哪两个？', '写两个文件，或两个文件夹：先旧后新'],
    en: ['which two? OLD and NEW, files or folders', 'the old one first'],
  },
  diffKinds: {
    zh: ['两样东西不是一类', '写两个文件，或两个文件夹；文件要么都是一件事，要么都是区县，要么都是 platform.yaml'],
    en: [
      'OLD and NEW are not of a kind',
      'name two files of an affair, of a district or of platform.yaml, or two folders',
    ],
  },
  diffOthers: {
    zh: ['这是两样东西，“«before»”和“«after»”，不是一样东西的两个版本', '写同一个的旧文件和新文件'],
    en: [
      'these are two things, "«before»" and "«after»", not two versions of one',
      'name the old and the new file of one',
    ],
  },
  packMissing: {
    zh: ['没有写 «option»', '«remedy»'],
    en: ['«option» is missing', '«remedy»'],
  },
  packKey: {
    zh: ['«file» 不是私钥（64 位十六进制数）', 'npm run platform -- keys 文件：生成一个'],
    en: ['«file» is not a private key of 64 hexadecimal digits', 'npm run platform -- keys FILE makes one'],
  },
  packUnread: {
    zh: ['«file» 读不出来：«reason»', '«remedy»'],
    en: ['«file» «reason»', '«remedy»'],
  },
  packNotUtf8: {
    zh: ['«file»:1:1 不是 UTF-8 编码', '在编辑器里另存为 UTF-8'],
    en: ['«file»:1:1 is not written in UTF-8', 'save it as UTF-8 in the editor'],
  },
  packTooLarge: {
    zh: ['一共 «bytes» 字节，最多 «most»', '去掉没有区县办理的服务'],
    en: ['«bytes» bytes, at most «most»', 'take away what no district offers'],
  },
  packStrange: {
    zh: ['不能打包：«problem»', '改名'],
    en: ['«problem»', 'rename it'],
  },
  packOverwrites: {
    zh: ['«file»:1:1 «reason»：不会覆盖它', '换一个文件名，或把它移走'],
    en: ['«file»:1:1 «reason»: it is not overwritten', 'name another file, or take it away'],
  },
  packVersionForm: {
    zh: ['--version «version» 不是日期加序号', '写成 «today».1'],
    en: ['--version «version» is not a day and a number', 'write it as «today».1'],
  },
  packVersionFuture: {
    zh: ['--version «version» 还没到；今天是 «today»', '写成 «today».1'],
    en: ['--version «version» lies in the future; today is «today»', 'write it as «today».1'],
  },
  packVersionOld: {
    zh: ['已经有 «earlier»；装了它的终端不会收 «version»', '不写 --version，或写更晚的'],
    en: [
      'there is already «earlier»; terminals that have it refuse «version»',
      'leave --version out, or name a later one',
    ],
  },
  packUnwritten: {
    zh: ['写不了：«reason»', '换一个有权限写的文件夹'],
    en: ['«reason»', 'name a file in a folder you may write to'],
  },
} as const satisfies Record<string, Words>
