import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Every expected "no" in words; see ja/refusal.ts for the parts. */
export const refusal: OneForm<Words["refusal"]> = {
  "not-holdable": {
    text: "这种资料不外借给个人，不能预约。",
    figures: "",
    help: "详情请到服务台咨询。",
  },
  "contact-not-allowed": {
    text: "不能使用您选择的通知方式。",
    figures: "",
    help: "请选择其他通知方式。",
  },
  "no-email": {
    text: "您还没有登记邮箱。",
    figures: "",
    help: "登记后，通知方式可以选择“电子邮件”。",
  },
  "email-refused": {
    text: "您的邮箱拒收我们的邮件，不能用电子邮件通知您。",
    figures: "",
    help: "请选择其他通知方式，或设置为可以接收后重新输入邮箱地址。",
  },
  "hold-limit": {
    text: "您的预约已达到上限。",
    figures_other: "最多可预约{{max}}本。您现在已预约{{have}}本。",
    help: "请取消一项预约，或到服务台咨询。",
  },
  "already-held": {
    text: "您已经预约了这本书。",
    figures: "",
    help: "可在“我的预约”中查看状态。",
  },
  "own-loan": {
    text: "您正在借阅这本书。",
    figures: "",
    help: "借阅期间不能预约。",
  },
  "hold-not-changeable": {
    text: "图书已在准备中，不能在这里更改。",
    figures: "",
    help: "如需更改，请联系取书馆。",
  },
  "hold-not-cancellable": {
    text: "图书已在准备中，不能在这里取消。",
    figures: "",
    help: "请联系您指定的取书馆的服务台。",
  },
  "hold-not-found": {
    text: "没有找到这项预约。",
    figures: "",
    help: "请查看“我的预约”。",
  },
  "wrong-credentials": {
    text: "借书证号码或密码不正确。",
    figures: "",
    help: "请检查英文字母的大小写。",
  },
  "foreign-card": {
    text: "这张卡似乎不是\u200b{thisLibrary}的借书证。",
    figures: "",
    help: "请使用{thisLibrary}的借书证。",
  },
  "card-locked": {
    text: "因为多次输错密码，暂时不能使用。",
    figures: "因为多次输错密码，{{minutes}}分钟内不能使用。",
    help: "如有急事，请到服务台。",
  },
  "card-expired": {
    text: "这张借书证已过有效期。",
    figures: "这张借书证已于{{date}}到期。",
    help: "可以到服务台办理延期。",
  },
  "card-blocked": {
    text: "这张借书证现在不能在这里使用。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "card-number-format": {
    text: "借书证号码的位数不正确。",
    figures: "",
    help: "请再核对条形码下方的号码。",
  },
  "temporary-password": {
    text: "您现在的密码是临时密码。",
    figures: "",
    help: "改成新密码后就可以使用。",
  },
  "password-needed": {
    text: "需要借书证的密码。",
    figures: "",
    help: "仅凭借书证只能借书。无法借书时，输入密码就能知道原因。",
  },
  "signed-out": {
    text: "请重新验证借书证。",
    figures: "",
    help: "请再扫描一次借书证。",
  },
  "not-half-width": {
    text: "只能使用半角英文字母和数字。",
    figures: "",
    help: "请用半角字符输入。",
  },
  "unknown-library": {
    text: "不能在那个图书馆取书。",
    figures: "",
    help: "请选择其他图书馆。",
  },
  "renewal-reserved": {
    text: "有其他读者在等候，不能续借。",
    figures: "有其他读者在等候，不能续借。请最晚于{{date}}归还。",
    help: "",
  },
  "renewal-overdue": {
    text: "您有超期未还的书，不能续借。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "hold-overdue": {
    text: "您有超期未还的书，不能预约。",
    figures_other: "您有{{have}}本书超期未还。",
    help: "请到服务台咨询。",
  },
  "renewal-class": {
    text: "这种资料不能续借。",
    figures: "",
    help: "请按应还日期归还。",
  },
  "loan-limit": {
    text: "您的借阅已达到上限。",
    figures_other: "最多可借{{max}}本。您现在借了{{have}}本。",
    help: "请到服务台咨询。",
  },
  "renewal-limit": {
    text: "这本书的续借次数已达到上限。",
    figures_other: "最多可续借{{max}}次。",
    help: "",
  },
  "renewal-too-early": {
    text: "现在还不能续借。",
    figures: "{{date}}起可以续借。",
    help: "临近应还日期时就可以续借。",
  },
  "loan-not-found": {
    text: "没有找到这项借阅记录。",
    figures: "",
    help: "可能已经归还。",
  },
  "counter-only": {
    text: "这种资料需在服务台办理。",
    figures: "",
    help: "请把资料拿到服务台。",
  },
  "lent-to-you": {
    text: "您已经借了这本书。",
    figures: "您已经借了这本书。应还日期是{{date}}。",
    help: "能否续借，可在“我的借阅”中查看。",
  },
  "lent-to-another": {
    text: "系统显示这本书正由其他读者借阅。",
    figures: "",
    help: "请把书拿到服务台。",
  },
  "waits-for-another": {
    text: "这本书已为其他预约读者保留。",
    figures: "",
    help: "请把书拿到服务台。",
  },
  "not-for-loan": {
    text: "这种资料只能在馆内使用。",
    figures: "",
    help: "详情请到服务台咨询。",
  },
  "part-of-set": {
    text: "这份资料由几件组成一套。",
    figures: "",
    help: "需要确认是否齐全，请把资料拿到服务台。",
  },
  "copy-in-transit": {
    text: "这本书将送往其他图书馆。",
    figures: "",
    help: "请把书拿到服务台。",
  },
  "foreign-copy": {
    text: "这本书似乎不是\u200b{thisLibrary}的图书。",
    figures: "",
    help: "其他图书馆的书，请还到该图书馆。不确定时，请到服务台咨询。",
  },
  "out-of-order": {
    text: "现在无法连接图书馆系统。",
    figures: "",
    help: "请过一会儿再试，或到服务台咨询。",
  },
  "not-confirmed": {
    text: "还无法确认您的申请是否已受理。",
    figures: "还无法确认您的申请是否已受理。请把受理编号 {{ticket}} 出示给工作人员。",
    help: "不会重复受理。请到服务台咨询。",
  },
  "too-many-requests": {
    text: "操作过于频繁，已暂时停止。",
    figures: "",
    help: "请稍候再试。",
  },
  "bad-request": {
    text: "无法处理刚才的操作。",
    figures: "",
    help: "请再试一次。",
  },
  "out-of-service": {
    text: "工作人员已将本机暂停使用。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "service-away": {
    text: "现在不能在这里办理。",
    figures: "",
    help: "请把资料拿到服务台。",
  },
  "settings-broken": {
    text: "无法读取本机的设置。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "not-done": {
    text: "操作未成功，没有任何更改。",
    figures: "",
    help: "请再试一次。",
  },
  unexpected: {
    text: "本机出了故障。",
    figures: "",
    help: "请把代码出示给工作人员。",
  },
  "card-not-needed": {
    text: "这里无需借书证。",
    figures: "",
    help: "请扫描所还图书的条形码。",
  },
  "scan-check-digit": {
    text: "未能正确读取条形码。",
    figures: "",
    help: "请再慢慢扫描一次。",
  },
  "scan-second-row": {
    text: "这是下面一行的条形码。",
    figures: "",
    help: "请扫描上面一行的条形码。",
  },
  "isbn-not-held": {
    text: "{thisLibrary}没有这本书。",
    figures: "",
    help: "您可以按书名或作者查找。",
  },
  "copy-not-found": {
    text: "没有找到这个号码的书。",
    figures: "",
    help: "您可以按书名或作者查找。",
  },
  "scan-partial": {
    text: "只读到了条形码的一部分。",
    figures: "",
    help: "请再慢慢扫描一次。",
  },
  "scan-glued": {
    text: "连续读到了两个条形码。",
    figures: "",
    help: "请逐个扫描。",
  },
  "scan-unknown": {
    text: "这个条形码不能使用。",
    figures: "",
    help: "请扫描借书证或图书的条形码。",
  },
  "scan-magazine": {
    text: "这是杂志的条形码。",
    figures: "",
    help: "杂志请按刊名查找。",
  },
  "scan-not-copy": {
    text: "这是出版社的条形码。",
    figures: "",
    help: "请扫描{thisLibrary}贴的条形码。",
  },
  "email-format": {
    text: "邮箱地址的格式不正确。",
    figures: "",
    help: "请再核对 @ 前后的部分。",
  },
  "email-mismatch": {
    text: "两次输入的地址不一致。",
    figures: "",
    help: "请从头重新输入。",
  },
  "email-in-use-by-holds": {
    text: "有预约使用“电子邮件”通知，不能删除。",
    figures: "",
    help: "请先更改该预约的通知方式。",
  },
  "email-unproven": {
    text: "邮箱地址尚未确认。",
    figures: "",
    help: "请输入邮件中的6位数字。如果没有收到，可以再发一次。",
  },
  "email-code-wrong": {
    text: "验证码不正确。",
    figures: "",
    help: "请再核对最新邮件中的6位数字。",
  },
  "email-code-over": {
    text: "这个验证码已不能使用。",
    figures: "",
    help: "再发一次邮件，就会收到新的验证码。",
  },
  "password-rule": {
    text: "不能使用这个密码。",
    figures: "密码应为{{min}}到{{max}}位半角英文字母和数字。",
    help: "请确认长度和可用的字符，重新设置。",
  },
  "password-guessable": {
    text: "这个密码太容易被猜到，不能使用。",
    figures: "",
    help: "请不要使用重复的同一字符、123456等连续字符，或借书证号码。",
  },
  "password-mismatch": {
    text: "两次输入的密码不一致。",
    figures: "",
    help: "请从头重新输入。",
  },
  "password-unchanged": {
    text: "不能与原来的密码相同。",
    figures: "",
    help: "请设置一个不同的密码。",
  },
  "current-password-wrong": {
    text: "当前密码不正确。",
    figures: "",
    help: "请检查英文字母的大小写。",
  },
  "title-not-found": {
    text: "没有找到这本书。",
    figures: "",
    help: "您可以按书名或作者查找。",
  },
  "query-empty": {
    text: "还没有输入检索词。",
    figures: "",
    help: "请输入书名或作者姓名。",
  },
  "hold-not-suspendable": {
    text: "图书已在准备中，现在不能暂停。",
    figures: "",
    help: "如果不能来取书，请联系取书馆。",
  },
  "reason-unknown": {
    text: "在这里无法办理。本机无法得知原因。",
    figures: "",
    help: "请到服务台咨询。",
  },
  owing: {
    text: "您有待付费用，现在不能办理。",
    figures: "",
    help: "请先到服务台付款，然后再试。",
  },
  fee: {
    text: "这本书需要付费。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "age-limit": {
    text: "这份资料有借阅年龄限制。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "lend-overdue": {
    text: "您有超期未还的书，不能借书。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "message-not-found": {
    text: "这条消息已不存在。",
    figures: "",
    help: "图书馆已撤回，或者已过期限。",
  },
  "no-pickup": {
    text: "没有可以取这份资料的图书馆。",
    figures: "",
    help: "请到服务台咨询。",
  },
  "printer-away": { text: "打印机现在无法使用。", figures: "", help: "如需打印件，请到服务台咨询。" },
  "printer-paper": {
    text: "打印机缺纸或卡纸。",
    figures: "",
    help: "打印已取消。请把代码出示给工作人员。",
  },
  "print-stuck": {
    text: "打印时间过长，没有完成。",
    figures: "",
    help: "打印已取消。请把代码出示给工作人员。",
  },
  "print-failed": { text: "未能打印。", figures: "", help: "如需打印件，请到服务台咨询。" },
};
