// The emoji that support people use, in groups (their titles stand in ConversationTexts). Each line: the sign, its names in Portuguese,
// then in English; the first of each is shown, all are searched.
export const groups = {
  Faces: `
    🙂 sorriso leve, feliz | slight smile, happy
    😀 sorriso, contente | grin, happy
    😄 sorrindo, alegre | smile, joy
    😁 sorriso largo | beaming
    😅 alívio, suor | relief, sweat
    😂 chorando de rir, risada | tears of joy, laugh
    🤣 rolando de rir | rolling, laugh
    😊 tímido, gentil | blush, kind
    😇 anjo, inocente | angel, innocent
    😉 piscadela | wink
    😌 aliviado, calmo | relieved, calm
    😍 apaixonado, adorei | heart eyes, love
    😘 beijo | kiss
    😎 óculos escuros, legal | sunglasses, cool
    🤓 nerd, estudo | nerd, study
    🤔 pensando, dúvida | thinking, doubt
    🤨 desconfiado | raised eyebrow, doubt
    😐 neutro | neutral
    😶 sem palavras | speechless
    🙄 revirando os olhos | rolling eyes
    😬 sem jeito, careta | grimace
    😴 dormindo, sono | sleeping
    😮 surpreso, uau | surprised, wow
    😱 susto, pânico | scream, panic
    🤯 cabeça explodindo | mind blown
    😕 confuso | confused
    😟 preocupado | worried
    😢 triste, lágrima | sad, tear
    😭 chorando | crying
    😤 bufando, irritado | huffing, annoyed
    😠 bravo | angry
    🤒 doente, febre | ill, fever
    🥳 festa, comemorando | partying
    🤗 abraço | hug`,
  Gestures: `
    👍 joia, positivo, curtir | thumbs up, like, yes
    👎 negativo, não curti | thumbs down, no
    👌 ok, perfeito | ok hand, perfect
    👏 palmas, parabéns | clap, congratulations
    🙌 mãos para cima, viva | raised hands, hooray
    🙏 obrigado, por favor | thanks, please, pray
    🤝 aperto de mão, combinado | handshake, deal
    👋 oi, tchau, aceno | wave, hello, bye
    ✌️ paz, vitória | peace, victory
    🤞 dedos cruzados, torcendo | fingers crossed, luck
    🤙 beleza, me liga | call me, shaka
    💪 força | strong, muscle
    👆 acima | up, above
    👇 abaixo | down, below
    👉 direita, aqui | right, here
    👈 esquerda | left
    ☝️ atenção, um | one, attention
    ✋ pare, mão | stop, hand
    ✍️ escrevendo, assinar | writing, sign
    👀 olhos, olhando | eyes, looking
    🤷 não sei, tanto faz | shrug, unknown
    🤦 que vergonha | facepalm
    🙋 eu, pergunta | raising hand, question
    🧑‍💻 técnico, programador | technician, developer
    👥 pessoas, equipe | people, team`,
  Hearts: `
    ❤️ coração, amor | heart, love
    🧡 coração laranja | orange heart
    💛 coração amarelo | yellow heart
    💚 coração verde | green heart
    💙 coração azul | blue heart
    💜 coração roxo | purple heart
    💔 coração partido | broken heart
    🎉 festa, parabéns | party, congratulations
    🎊 confete | confetti
    🎂 bolo, aniversário | cake, birthday
    🎁 presente | gift
    🏆 troféu, campeão | trophy, winner
    ⭐ estrela | star
    🌟 estrela brilhante | glowing star
    ✨ brilho, novo | sparkles, new
    🔥 fogo, arrasou | fire, hot
    💯 cem, nota dez | hundred, perfect
    🌹 rosa, flor | rose, flower
    ☀️ sol, bom dia | sun, morning
    🌙 lua, boa noite | moon, night
    ☕ café, pausa | coffee, break
    🍞 pão, padaria | bread, bakery
    🍕 pizza, almoço | pizza, lunch`,
  Signs: `
    ✅ feito, certo, resolvido | done, check, solved
    ☑️ marcado | checked
    ✔️ visto, certo | check mark
    ❌ errado, não, cancelado | cross, no, cancelled
    ⛔ proibido, bloqueado | no entry, blocked
    🚫 não permitido | forbidden
    ⚠️ atenção, aviso, alerta | warning, alert
    ❗ exclamação, importante | exclamation, important
    ❓ pergunta, dúvida | question, doubt
    ℹ️ informação | information
    🆘 socorro, ajuda | sos, help
    🆕 novo | new
    🆗 ok | ok button
    🔴 vermelho, parado | red, down
    🟡 amarelo, espera | yellow, waiting
    🟢 verde, no ar | green, up
    🔵 azul | blue
    ➡️ seta, próximo | arrow, next
    ⬅️ seta, voltar | arrow, back
    ⬆️ subir, atualizar | up, upgrade
    ⬇️ descer, baixar | down, download
    🔄 atualizar, reiniciar, sincronizar | refresh, restart, sync
    ♻️ reciclar, refazer | recycle, redo
    ▶️ começar, vídeo | play, start
    ⏸️ pausa | pause
    ⏹️ parar | stop
    1️⃣ um, primeiro | one, first
    2️⃣ dois, segundo | two, second
    3️⃣ três, terceiro | three, third`,
  Work: `
    💻 notebook, computador | laptop, computer
    🖥️ monitor, computador, pdv | desktop, monitor, pos
    🖨️ impressora | printer
    ⌨️ teclado | keyboard
    🖱️ mouse | mouse
    📱 celular, whatsapp | mobile, phone
    📞 telefone, ligação | telephone, call
    📷 foto, câmera | photo, camera
    🔌 tomada, cabo | plug, cable
    🔋 bateria | battery
    💾 disquete, salvar | floppy, save
    💿 instalação, cd | disc, install
    📡 sinal, antena | signal, antenna
    📶 internet, wi-fi | wifi, bars
    🌐 rede, site | globe, web
    🔧 chave inglesa, ajuste | wrench, fix
    🛠️ ferramentas, manutenção | tools, maintenance
    ⚙️ engrenagem, configuração | gear, settings
    🔍 lupa, procurar | magnifier, search
    🔑 chave, senha | key, password
    🔒 cadeado, bloqueado | lock, locked
    🔓 aberto, liberado | unlocked, open
    🛡️ escudo, certificado | shield, certificate
    🐞 erro, bug, inseto | bug, error
    🚀 foguete, no ar | rocket, launch
    💡 ideia, dica | idea, tip
    📎 clipe, anexo | paperclip, attachment
    📌 fixado, alfinete | pin
    📝 nota, anotar | memo, note
    📄 documento, página | document, page
    📁 pasta | folder
    📊 gráfico, relatório | chart, report
    📦 pacote, estoque | package, stock
    ✉️ e-mail, carta | email, letter
    🔔 sino, aviso | bell, notice`,
  Money: `
    🛒 carrinho, venda | cart, sale
    🏪 loja | shop
    🧾 nota fiscal, cupom, recibo | invoice, receipt
    💰 dinheiro | money
    💵 dinheiro, caixa | cash, dollar
    💳 cartão, tef | card, payment
    🏦 banco | bank
    🏷️ etiqueta, preço | label, price
    📈 aumento, vendas | increase, sales
    📉 queda | decrease
    🧮 conta, cálculo | abacus, sum
    🚚 entrega, caminhão | delivery, truck
    🏠 casa | home
    📍 local, endereço | place, address`,
  Time: `
    ⏰ despertador, hora | alarm, time
    ⏳ aguarde, ampulheta | hourglass, waiting
    ⌛ tempo esgotado | time is up
    ⏱️ cronômetro, rápido | stopwatch, quick
    🕐 relógio, hora | clock, hour
    📅 calendário, data | calendar, date
    🗓️ agenda | schedule
    🔜 em breve | soon
    🔚 fim | end
    💤 dormindo, parado | sleep, idle`,
};
