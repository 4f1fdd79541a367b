/**
 * Drawn pictures of what may be under the document camera or in front of the face camera. All names, numbers and
 * addresses are invented. Canvas and font are loaded with the first picture.
 */
import { fileURLToPath } from 'node:url'
import type * as canvasModule from '@napi-rs/canvas'
import type { SKRSContext2D as Pen } from '@napi-rs/canvas'

export const pictureWidth = 1296
export const pictureHeight = 972

const family = 'Camera'
const fontFile = fileURLToPath(
  new URL(
    '../../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    import.meta.url,
  ),
)
const ink = '#1d1d1f'
const red = '#b3261e'

export const pictureNames = [
  'empty',
  'household-register',
  'death-certificate',
  'floor-plan',
  'food-safety-rules',
  'business-licence',
  'nobody',
  'person',
] as const
export type PictureName = (typeof pictureNames)[number]

const drawers: Readonly<Record<PictureName, (pen: Pen) => void>> = {
  empty: table,
  'household-register': onTable(drawHouseholdRegister),
  'death-certificate': onTable(drawDeathCertificate),
  'floor-plan': onTable(drawFloorPlan),
  'food-safety-rules': onTable(drawFoodSafetyRules),
  'business-licence': onTable(drawBusinessLicence),
  nobody: drawRoom,
  person: drawPerson,
}

let loading: Promise<typeof canvasModule> | null = null
function loadCanvas(): Promise<typeof canvasModule> {
  loading ??= import('@napi-rs/canvas').then((canvas) => {
    canvas.GlobalFonts.registerFromPath(fontFile, family)
    return canvas
  })
  return loading
}

/** As JPEG. `blurred`: out of focus by 4 dots. */
export async function drawPicture(name: PictureName, blurred: boolean): Promise<Buffer> {
  const { createCanvas } = await loadCanvas()
  const canvas = createCanvas(pictureWidth, pictureHeight)
  drawers[name](canvas.getContext('2d'))
  return blurred ? blur(canvas) : canvas.toBuffer('image/jpeg', 85)
}

/** Takes a picture from outside; throws if it is not one. */
export async function takeJpeg(jpeg: Buffer, blurred: boolean): Promise<Buffer> {
  const { loadImage } = await loadCanvas()
  const image = await loadImage(jpeg)
  return blurred ? blur(image) : jpeg
}

async function blur(image: canvasModule.Canvas | canvasModule.Image): Promise<Buffer> {
  const { createCanvas } = await loadCanvas()
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.filter = 'blur(4px)'
  pen.drawImage(image, 0, 0)
  return canvas.toBuffer('image/jpeg', 85)
}

function table(pen: Pen): void {
  pen.fillStyle = '#3a4048'
  pen.fillRect(0, 0, pictureWidth, pictureHeight)
}

const sheet = { left: 230, top: 40, width: 836, height: 892 }

/** A sheet of paper on the dark table, slightly askew as people put it. */
function onTable(draw: (pen: Pen) => void): (pen: Pen) => void {
  return (pen) => {
    table(pen)
    pen.save()
    pen.translate(pictureWidth / 2, pictureHeight / 2)
    pen.rotate(0.012)
    pen.translate(-pictureWidth / 2, -pictureHeight / 2)
    pen.fillStyle = '#fbfaf5'
    pen.fillRect(sheet.left, sheet.top, sheet.width, sheet.height)
    pen.translate(sheet.left, sheet.top)
    draw(pen)
    pen.restore()
  }
}

function write(pen: Pen, text: string, x: number, y: number, size: number, colour = ink): void {
  pen.fillStyle = colour
  pen.font = `${size}px "${family}"`
  pen.fillText(text, x, y)
}

function title(pen: Pen, text: string, colour = ink): void {
  pen.textAlign = 'center'
  write(pen, text, sheet.width / 2, 110, 46, colour)
  pen.textAlign = 'left'
}

function grid(pen: Pen, rows: readonly (readonly [string, string])[], top: number, rowHeight: number): void {
  const [left, middle, right] = [60, 330, sheet.width - 60]
  pen.strokeStyle = ink
  pen.lineWidth = 2
  rows.forEach(([label, value], i) => {
    const y = top + i * rowHeight
    pen.strokeRect(left, y, middle - left, rowHeight)
    pen.strokeRect(middle, y, right - middle, rowHeight)
    write(pen, label, left + 18, y + rowHeight / 2 + 9, 26)
    write(pen, value, middle + 18, y + rowHeight / 2 + 9, 26)
  })
}

function seal(pen: Pen, x: number, y: number, text: string): void {
  pen.strokeStyle = red
  pen.lineWidth = 5
  pen.beginPath()
  pen.arc(x, y, 82, 0, Math.PI * 2)
  pen.stroke()
  pen.textAlign = 'center'
  write(pen, '★', x, y + 14, 52, red)
  write(pen, text, x, y + 52, 15, red)
  pen.textAlign = 'left'
}

function drawHouseholdRegister(pen: Pen): void {
  title(pen, '常住人口登记卡')
  const rows = [
    ['姓名', '样例甲'],
    ['与户主关系', '户主'],
    ['性别', '男'],
    ['出生日期', '1950 年 01 月 01 日'],
    ['民族', '汉'],
    ['住址', '样例县样例镇样例村 1 号'],
    ['公民身份号码', '990101195001010010'],
    ['何时由何地迁来本址', '久居'],
  ] as const
  grid(pen, rows, 160, 66)
  seal(pen, 640, 780, '户口专用章（样）')
}

function drawDeathCertificate(pen: Pen): void {
  title(pen, '居民死亡医学证明（推断）书')
  const rows = [
    ['死者姓名', '样例甲'],
    ['性别', '男'],
    ['公民身份号码', '990101195001010010'],
    ['死亡日期', '2026 年 05 月 06 日'],
    ['死亡地点', '样例县人民医院'],
    ['签发日期', '2026 年 05 月 07 日'],
  ] as const
  grid(pen, rows, 170, 76)
  seal(pen, 620, 760, '证明专用章（样）')
}

function drawFloorPlan(pen: Pen): void {
  title(pen, '经营场所平面布局图')
  pen.strokeStyle = ink
  pen.lineWidth = 5
  pen.strokeRect(90, 180, 650, 560)
  const rooms = [
    ['用餐区 46 ㎡', 90, 180, 390, 340],
    ['厨房 18 ㎡', 480, 180, 260, 220],
    ['专间 6 ㎡', 480, 400, 260, 120],
    ['洗消间 5 ㎡', 480, 520, 260, 110],
    ['库房 7 ㎡', 480, 630, 260, 110],
    ['卫生间', 90, 600, 180, 140],
    ['入口', 270, 600, 210, 140],
  ] as const
  pen.lineWidth = 3
  for (const [name, x, y, width, height] of rooms) {
    pen.strokeRect(x, y, width, height)
    write(pen, name, x + 20, y + height / 2 + 8, 25)
  }
  write(pen, '比例 1:100　　样例小馆', 90, 800, 26)
}

function drawFoodSafetyRules(pen: Pen): void {
  title(pen, '食品安全管理制度目录')
  const rules = [
    '从业人员健康管理制度',
    '从业人员培训管理制度',
    '进货查验记录制度',
    '场所及设施设备清洁消毒制度',
    '食品添加剂使用管理制度',
    '餐厨废弃物处置管理制度',
    '食品留样管理制度',
    '食品安全自查制度',
    '食品安全突发事件应急处置方案',
    '投诉处理制度',
  ]
  rules.forEach((rule, i) => write(pen, `${i + 1}．${rule}`, 100, 200 + i * 58, 30))
  write(pen, '样例小馆　2026 年 03 月 01 日', 420, 840, 26)
}

function drawBusinessLicence(pen: Pen): void {
  pen.strokeStyle = '#9a7b2f'
  pen.lineWidth = 12
  pen.strokeRect(24, 24, sheet.width - 48, sheet.height - 48)
  title(pen, '营 业 执 照', red)
  const rows = [
    ['统一社会信用代码', '99000000MA00000A1X'],
    ['名称', '样例小馆（个体工商户）'],
    ['类型', '个体工商户'],
    ['经营者', '样例乙'],
    ['经营场所', '样例县样例路 8 号'],
    ['注册日期', '2026 年 02 月 03 日'],
  ] as const
  grid(pen, rows, 180, 74)
  seal(pen, 640, 760, '登记机关（样）')
}

function drawRoom(pen: Pen): void {
  const light = pen.createLinearGradient(0, 0, pictureWidth, pictureHeight)
  light.addColorStop(0, '#d9dee3')
  light.addColorStop(1, '#9ba4ad')
  pen.fillStyle = light
  pen.fillRect(0, 0, pictureWidth, pictureHeight)
  pen.fillStyle = '#7e8790'
  pen.fillRect(120, 180, 260, 420)
}

/** A drawn face of nobody: enough to see that somebody is there. */
function drawPerson(pen: Pen): void {
  drawRoom(pen)
  const disc = (x: number, y: number, rx: number, ry: number, colour: string) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
    pen.fill()
  }
  disc(648, 980, 340, 260, '#34495e')
  disc(648, 470, 200, 250, '#2b2320')
  disc(648, 500, 172, 222, '#e8bf9f')
  for (const x of [585, 711]) {
    disc(x, 470, 26, 14, '#ffffff')
    disc(x, 470, 11, 11, '#2b2320')
  }
  disc(648, 545, 20, 30, '#dba884')
  disc(648, 622, 52, 14, '#b06a5c')
}
