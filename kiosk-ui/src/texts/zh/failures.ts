import type { FailureTexts } from '../failure-text.ts'

/**
 * For every failure code: what happened, what the citizen does now, what the member of staff does. Shows no code and
 * blames nobody.
 */
export const failures: FailureTexts = {
  cancelled: {
    what: '这一步已经取消',
    now: '需要的话，可以再试一次。',
    attendant: '群众或终端取消了这一步，不用处理。',
  },
  timeOut: {
    what: '等了一会儿，没有等到',
    now: '准备好以后，再试一次。',
    attendant: '设备在规定时间内没有完成。连续出现时，检查设备连接。',
  },
  cardRemoved: {
    what: '身份证拿开得太早',
    now: '把身份证平放在感应区，听到提示后再拿开。',
    attendant: '读卡途中证件被移开，重读即可。',
  },
  cardUnreadable: {
    what: '没有读到身份证内容',
    now: '取下卡套，平放在感应区再试一次；也可以改用手机扫码。',
    attendant: '证件芯片没有给出完整数据。换一张证件试读；仍不行时，擦净感应区并检查读卡器。',
  },
  cardBirthDateOdd: {
    what: '身份证芯片里的出生日期不是日期',
    now: '证件上其他内容都读到了。改用手机扫码核验身份，或者到窗口办理。',
    attendant: '芯片里的“出生日期”不是八位日期，重读没有用。引导扫码登录，或由窗口核对原件办理。',
  },
  cardValidityOdd: {
    what: '身份证芯片里的有效期限不是日期',
    now: '证件上其他内容都读到了。改用手机扫码核验身份，或者到窗口办理。',
    attendant: '芯片里的“有效期限”既不是八位日期也不是“长期”，重读没有用。引导扫码登录，或由窗口核对原件办理。',
  },
  cardExpired: {
    what: '这张身份证已过有效期',
    now: '带上新的身份证再来，或者改用手机扫码核验身份。',
    attendant: '证件有效期已过。可引导扫码登录，或先换领身份证。',
  },
  cardInvalid: {
    what: '身份证上的号码没有通过校验',
    now: '改用手机扫码核验身份，或者找工作人员帮忙。',
    attendant: '证件号码校验位或日期不符，有可能是伪造或损坏，请人工核验原件。',
  },
  nameUnprintable: {
    what: '姓名或资料里有一个字，这台终端打印不出来',
    now: '为了不把字写错，请到窗口办理，窗口可以手工填写这个字。带上证件就行。',
    attendant: '字库没有这个字（多为登记系统自造字）。请窗口受理，并把这个字报给技术人员补字。',
  },
  documentUnsupported: {
    what: '这里还不能读这种证件',
    now: '使用居民身份证，或者改用手机扫码。',
    attendant: '放上的是其他类型证件（如居住证、外国人永久居留身份证），转人工窗口办理。',
  },
  pictureBlurred: {
    what: '拍到的这一页不够清楚',
    now: '把纸压平，避开反光，再拍一次。',
    attendant: '图像清晰度不够。擦净镜头和稿台，检查补光灯。',
  },
  signInOtherDocument: {
    what: '手机上登录的不是居民身份证，这台终端还不能代为申请',
    now: '请带上证件到窗口办理；持有居民身份证的，可以刷身份证，或者换本人账号再扫一次。',
    attendant: '扫码登录的账号是其他类型证件（护照、港澳台或外国人证件等），转人工窗口办理。',
  },
  signInExpired: {
    what: '二维码已经过期',
    now: '换一个新的二维码，再扫一次。',
    attendant: '登录二维码超时，重新生成即可。',
  },
  incomplete: {
    what: '还有内容没有填完',
    now: '把标出来的内容补上，再继续。',
    attendant: '申请内容不完整，协助补填。',
  },
  lookUpsPaused: {
    what: '编号查得太频繁，暂停几秒',
    now: '请等十秒钟再查一次；扫凭证上的二维码、刷身份证都不用等。',
    attendant: '短时间内输入的编号太多，为防止有人逐个试号，每十秒只查一个。稍等即可。',
  },
  receiptUnknown: {
    what: '这不是本终端系统打印的凭证',
    now: '把凭证上的二维码对准扫码口再试一次；也可以刷身份证或用手机扫码查询。',
    attendant: '二维码或号码不是办件凭证上的。请群众核对凭证，或改用身份证查询。',
  },
  proofWrong: {
    what: '与凭证上的申请人不一致',
    now: '请核对申请人身份证号的后六位，再试一次；也可以刷身份证查询。',
    attendant: '后六位与凭证的申请人不符。连续三次不符，这张凭证锁定一小时。不要代为猜测。',
  },
  proofLocked: {
    what: '核对次数太多，这种方式暂停一小时',
    now: '可以现在刷身份证或用手机扫码查询，也可以到窗口咨询。',
    attendant: '为保护申请人，凭证核对已暂停一小时。引导群众刷身份证、扫码登录，或由窗口查询。',
  },
  deviceAbsent: {
    what: '{{device}}暂时不能用',
    now: '稍等片刻再试，或者找工作人员。',
    attendant: '{{device}}没有接上。检查数据线和电源，接好后会自动恢复。',
  },
  deviceFault: {
    what: '{{device}}出了故障',
    now: '稍等片刻再试，或者找工作人员。',
    attendant: '{{device}}报告故障。断电十秒后重开；仍不行时报修。',
  },
  deviceBusy: {
    what: '{{device}}正在忙',
    now: '等几秒钟，再试一次。',
    attendant: '上一个任务还没有结束。长时间不恢复时，重启设备。',
  },
  paperOut: {
    what: '打印纸用完了',
    now: '找工作人员加纸，加好后再按一次打印。',
    attendant: '装入新纸，合上盖子，再让群众按一次打印。',
  },
  paperJam: {
    what: '打印机卡纸了',
    now: '找工作人员处理，已经办好的内容不受影响。',
    attendant: '打开盖子，顺着走纸方向取出卡住的纸，再合上盖子。',
  },
  coverOpen: {
    what: '打印机的盖子没有合上',
    now: '找工作人员合上盖子，再试一次。',
    attendant: '把打印机盖子合到底，听到“咔”声。',
  },
  tonerEmpty: { what: '打印机没有墨了', now: '找工作人员更换，或者先用小票凭证。', attendant: '更换碳粉盒或墨盒。' },
  outcomeUnknown: {
    what: '还不知道这一步有没有完成',
    now: '先不要重复操作，等终端查明结果，或者找工作人员。',
    attendant: '结果未知，终端会自动查询。不要重复提交或重复打印，先核对实际结果。',
  },
  unprintableCharacter: {
    what: '有一个字打印机打不出来',
    now: '找工作人员帮忙，您的申请内容没有改变。',
    attendant: '字库缺字。改用 A4 打印机出凭证，并报告缺的字。',
  },
  printedInPart: {
    what: '打印得不完整',
    now: '把打出来的几面核对一下；需要的话，再打印一次，会从头打印整份。',
    attendant: '打印机没有打完，或者报告打印有错。看打印机面板上的提示，处理后让群众重新打印，不完整的纸收回销毁。',
  },
  printRefused: {
    what: '打印机没有接受这份文件',
    now: '您办的事不受影响。找工作人员帮忙，或者先打小票。',
    attendant:
      '打印机或打印队列拒绝、扣住了任务：要登录、没有权限、文件太大，或者里面放的不是 A4 白纸。原因见终端日志，请技术人员改设置。',
  },
  platformOffline: {
    what: '暂时连不上政务服务平台',
    now: '可以继续往下办，联网后会自动补上；也可以稍后再试。',
    attendant: '网络或平台中断。检查网线；已收的申请会在恢复后自动发送。',
  },
  platformUnreadable: {
    what: '政务服务平台的答复，终端读不出来',
    now: '过一会儿再试一次；还是不行，请到窗口办理。',
    attendant: '平台有答复，但内容太长或不合接口约定，不是网络问题。终端日志里有原因，请报给平台的技术人员。',
  },
  platformRefused: {
    what: '政务服务平台没有接受这个请求',
    now: '找工作人员了解原因。',
    attendant: '平台拒绝了请求，查看终端日志中的平台返回信息。',
  },
  notHandedIn: {
    what: '申请没有交上',
    now: '您填好的内容和签名都还在，再按一次“提交申请”。',
    attendant: '提交途中终端中断，本机没有收到申请。重新提交即可，不会重复。',
  },
  tooLarge: {
    what: '这一步的内容太多，终端一次收不下',
    now: '删去一些内容再试一次；都需要的话，请到窗口办理。',
    attendant: '这一步填写的内容超出终端一次能收的量，没有存下这一步，之前的内容都在。协助删减，或转窗口办理。',
  },
  outboxFull: {
    what: '这台终端暂时不能再收申请',
    now: '换一台终端，或者到窗口办理。',
    attendant: '待发送的申请已满。先恢复网络，让积压的申请发出去。',
  },
  clockDoubtful: {
    what: '这台终端的时间不对，暂时不能收申请',
    now: '换一台终端，或者到窗口办理。',
    attendant: '终端的日期早于上一条记录，多半是主板电池没电了。把系统时间调对，或者接通网络让它自动校准。',
  },
  diskFull: {
    what: '这台终端暂时存不下新的申请',
    now: '换一台终端，或者到窗口办理。',
    attendant: '磁盘已满或损坏。停用本机并报修，已收的申请不会丢失。',
  },
  sessionEnded: { what: '这次办理已经结束', now: '回到首页可以重新开始。', attendant: '会话已结束，个人信息已清除。' },
  notAllowedNow: {
    what: '现在还不能做这一步',
    now: '先完成前面的步骤。',
    attendant: '当前步骤不允许这个操作，返回上一步后重试。',
  },
  unknownAffair: {
    what: '这件事现在不在这里办理',
    now: '回到首页看看能办的事，或者到窗口咨询。',
    attendant: '事项未发布或已下架，核对本区县事项目录。',
  },
  internalError: {
    what: '终端这一步没有做成',
    now: '再试一次；还不行的话，找工作人员帮忙。',
    attendant: '终端内部故障。记下时间并重启终端，报告技术人员。',
  },
}
