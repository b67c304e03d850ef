"""Simplified Chinese labels by sheet name (WordNet id or CIFAR-10 class); the English label beside each."""

LABELS_ZH = {
    'n01443537': '金鱼',  # goldfish
    'n01641577': '牛蛙',  # bullfrog
    'n01698640': '美洲短吻鳄',  # American alligator
    'n01742172': '红尾蚺',  # boa constrictor
    'n01770393': '蝎子',  # scorpion
    'n01774750': '捕鸟蛛',  # tarantula
    'n01855672': '鹅',  # goose
    'n01882714': '考拉',  # koala
    'n01910747': '水母',  # jellyfish
    'n01944390': '蜗牛',  # snail
    'n01983481': '美洲螯龙虾',  # American lobster
    'n02002724': '黑鹳',  # black stork
    'n02056570': '王企鹅',  # king penguin
    'n02085620': '吉娃娃',  # Chihuahua
    'n02094433': '约克夏梗',  # Yorkshire terrier
    'n02099601': '金毛寻回犬',  # golden retriever
    'n02106662': '德国牧羊犬',  # German shepherd
    'n02123045': '虎斑猫',  # tabby
    'n02123394': '波斯猫',  # Persian cat
    'n02125311': '美洲狮',  # cougar
    'n02129165': '狮子',  # lion
    'n02132136': '棕熊',  # brown bear
    'n02165456': '瓢虫',  # ladybug
    'n02206856': '蜜蜂',  # bee
    'n02226429': '蚱蜢',  # grasshopper
    'n02268443': '蜻蜓',  # dragonfly
    'n02279972': '帝王蝶',  # monarch
    'n02364673': '豚鼠',  # guinea pig
    'n02395406': '猪',  # hog
    'n02403003': '牛',  # ox
    'n02410509': '美洲野牛',  # bison
    'n02437312': '单峰骆驼',  # Arabian camel
    'n02504458': '非洲象',  # African elephant
    'n02509815': '小熊猫',  # lesser panda
    'n02769748': '双肩包',  # backpack
    'n02793495': '谷仓',  # barn
    'n02802426': '篮球',  # basketball
    'n02808440': '浴缸',  # bathtub
    'n02814533': '旅行车',  # beach wagon
    'n02814860': '灯塔',  # beacon
    'n02823428': '啤酒瓶',  # beer bottle
    'n02883205': '领结',  # bow tie
    'n02917067': '高速列车',  # bullet train
    'n02948072': '蜡烛',  # candle
    'n02950826': '大炮',  # cannon
    'n03085013': '电脑键盘',  # computer keyboard
    'n03100240': '敞篷车',  # convertible
    'n03201208': '餐桌',  # dining table
    'n03388043': '喷泉',  # fountain
    'n03393912': '货运车厢',  # freight car
    'n03400231': '平底锅',  # frying pan
    'n03444034': '卡丁车',  # go-kart
    'n03447447': '贡多拉',  # gondola
    'n03544143': '沙漏',  # hourglass
    'n03584254': 'iPod',  # iPod
    'n03617480': '和服',  # kimono
    'n03637318': '灯罩',  # lampshade
    'n03662601': '救生艇',  # lifeboat
    'n03670208': '豪华轿车',  # limousine
    'n03796401': '搬家货车',  # moving van
    'n03837869': '方尖碑',  # obelisk
    'n03891332': '停车计时器',  # parking meter
    'n03977966': '警用面包车',  # police van
    'n04070727': '冰箱',  # refrigerator
    'n04074963': '遥控器',  # remote control
    'n04099969': '摇椅',  # rocking chair
    'n04133789': '凉鞋',  # sandal
    'n04146614': '校车',  # school bus
    'n04179913': '缝纫机',  # sewing machine
    'n04254777': '袜子',  # sock
    'n04275548': '蜘蛛网',  # spider web
    'n04285008': '跑车',  # sports car
    'n04311004': '钢拱桥',  # steel arch bridge
    'n04328186': '秒表',  # stopwatch
    'n04356056': '太阳镜',  # sunglasses
    'n04366367': '悬索桥',  # suspension bridge
    'n04398044': '茶壶',  # teapot
    'n04399382': '泰迪熊',  # teddy
    'n04465501': '拖拉机',  # tractor
    'n04486054': '凯旋门',  # triumphal arch
    'n04487081': '无轨电车',  # trolleybus
    'n04507155': '雨伞',  # umbrella
    'n04540053': '排球',  # volleyball
    'n04562935': '水塔',  # water tower
    'n07583066': '牛油果酱',  # guacamole
    'n07614500': '冰淇淋',  # ice cream
    'n07695742': '椒盐卷饼',  # pretzel
    'n07715103': '花椰菜',  # cauliflower
    'n07720875': '甜椒',  # bell pepper
    'n07734744': '蘑菇',  # mushroom
    'n07747607': '橙子',  # orange
    'n07749582': '柠檬',  # lemon
    'n07753592': '香蕉',  # banana
    'n07768694': '石榴',  # pomegranate
    'n07873807': '披萨',  # pizza
    'n07920052': '浓缩咖啡',  # espresso
    'n09193705': '高山',  # alp
    'n09246464': '悬崖',  # cliff
    'n09256479': '珊瑚礁',  # coral reef
    'n09428293': '海岸',  # seashore
    'airplane': '飞机',
    'automobile': '汽车',
    'bird': '鸟',
    'cat': '猫',
    'deer': '鹿',
    'dog': '狗',
    'frog': '蛙',
    'horse': '马',
    'ship': '船',
    'truck': '卡车',
}
