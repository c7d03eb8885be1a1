namespace Helpdesk.Tests.Core.Channels;

/// <summary>What every recorded body of Meta reads to, in the words of <see cref="Telling"/>. A body without a line here fails a test.</summary>
internal static class MetaEffects
{
    public const string Account = "209900000000011";

    public static readonly IReadOnlyDictionary<string, string[]> Of = Table("""
        audio_file
          12:02:20 message of 5511900001001 801 (Ana Beatriz Moreira) audio [800001555302694 audio/mpeg hashed]
        audio_voice_note
          12:02:10 message of 5511900001001 801 (Ana Beatriz Moreira) voice [800000486921691 audio/ogg; codecs=opus hashed]
        batch_entries_changes_messages
          12:16:40 message of 5511900001001 801 (Ana Beatriz Moreira) text "Primeira"
          12:16:41 message of 5521900001003 803 (Luíza Fernandes) text "Quero cancelar"
          12:16:42 message of 5511900001001 801 (Ana Beatriz Moreira) image [800003659195477 image/png hashed]
          12:16:43 delivered …NEVDRk to 558500001002 802 (João Pedro Cavalcante)
          12:16:44 read …NEVDRk to 558500001002 802 (João Pedro Cavalcante)
          12:16:45 [209900000000022] message of 5511900001004 804 (Seu Raimundo 🌵) text "Boa tarde, é da filial de Fortaleza?"
          12:16:46 [209900000000022] call of 5511900001004 804 (Seu Raimundo 🌵) ringing …MTRDQT
        button_template_quick_reply
          12:03:50 message of 5511900001001 801 (Ana Beatriz Moreira) interactive "Confirmar" choice confirmar:agenda:778 Confirmar quotes …NTkzOE
        call_connect_business_initiated
          12:13:22 call to 5521900001003 803 (Luíza Fernandes) ringing …QjgwM0
        call_connect_user_initiated
          12:08:20 call of 5511900001001 801 (Ana Beatriz Moreira) ringing …NTlENj
        call_connect_user_initiated_then_missed
          12:11:40 call of 558500001002 802 (João Pedro Cavalcante) ringing …RDhDOT
        call_permission_reply_accept
          12:15:50 message of 5521900001003 803 (Luíza Fernandes) interactive may call until 11-23 12:15:50 quotes …OTVGM0 opens no ticket
        call_permission_reply_reject
          12:15:55 message of 5511900001001 801 (Ana Beatriz Moreira) interactive may not call quotes …QkZCRE opens no ticket
        call_status_accepted
          12:13:35 call to 5521900001003 803 (Luíza Fernandes) accepted …QjgwM0
        call_status_rejected
          12:15:05 call to 5511900001001 801 (Ana Beatriz Moreira) rejected …NkU2Mj
        call_status_ringing
          12:13:21 call to 5521900001003 803 (Luíza Fernandes) ringing …QjgwM0
        call_terminate_business_initiated_completed
          12:14:35 call to 5521900001003 803 (Luíza Fernandes) ended …QjgwM0 lasted 00:01:00 since 11-16 12:13:35
        call_terminate_completed
          12:10:40 call of 5511900001001 801 (Ana Beatriz Moreira) ended …NTlENj lasted 00:02:12 since 11-16 12:08:28
        call_terminate_failed_with_errors
          12:15:06 call to 5511900001001 801 (Ana Beatriz Moreira) ended …NkU2Mj failed Unknown 138001
        call_terminate_missed
          12:12:22 call of 558500001002 802 (João Pedro Cavalcante) ended …RDhDOT
        contacts
          12:03:00 message of 5511900001001 801 (Ana Beatriz Moreira) contacts Cláudia Nogueira +55 11 90000-1090, +55 11 2000-1091
        document
          12:02:30 message of 5521900001003 803 (Luíza Fernandes) document "Segue o contrato assinado" [800003326000587 application/pdf Contrato de locação - março.pdf hashed]
        echo_image
          12:05:10 echo to 558500001002 802 (João Pedro Cavalcante) image "Foto da prateleira" [800003749316425 image/jpeg hashed]
        echo_text
          12:05:00 echo to 5511900001001 801 (Ana Beatriz Moreira) text "Oi Ana, aqui é a Paula, já te respondo"
        edit_text
          12:04:30 edit of …NzI3RT text "Bom dia! Vocês abrem no domingo?"
        errors_value_level_130429
          12:30:00 notice 130429 "Message failed to send because there were too many messages sent from this phone number in a short period of time"
        group_text
          12:04:50 message of 558500001002 802 (João Pedro Cavalcante) text "Pessoal, a reunião ficou para as 15h" in Y2FwaV9ncm91cDo1NTExOTAwMDAwMTAw
        image
          12:01:50 message of 5511900001001 801 (Ana Beatriz Moreira) image "Comprovante do pagamento ✅" [800003619542341 image/jpeg hashed]
        interactive_button_reply
          12:03:20 message of 5511900001001 801 (Ana Beatriz Moreira) interactive "Financeiro" choice menu:financeiro Financeiro quotes …QkM2QU
        interactive_list_reply
          12:03:30 message of 558500001002 802 (João Pedro Cavalcante) interactive "Segunda 09:00" choice horario:seg-0900 Segunda 09:00 Unidade Centro quotes …Q0U4QT
        interactive_missing_body_with_error
          12:04:55 message of 5511900001001 801 (Ana Beatriz Moreira) unsupported remark Unsupported webhook payload quotes …QkM2QU
        interactive_nfm_reply
          12:03:40 message of 5521900001003 803 (Luíza Fernandes) interactive "nota: 5 / comentario: Atendimento rápido" choice flow Sent quotes …REQyRk
        location
          12:02:50 message of 5511900001004 804 (Seu Raimundo 🌵) location at Place { Latitude = -3.7251, Longitude = -38.4908, Name = Praça de exemplo, Address = Av. Beira Mar, 1000 - Meireles, Fortaleza - CE }
        order
          12:04:00 message of 5521900001003 803 (Luíza Fernandes) order "Pode entregar hoje?" 10 PAO-FRANCES 0.9 BRL; 1 CAFE-500 21.5 BRL
        phone_number_quality_update
          12:16:20 [waba:104500000000001] notice phone_number_quality_update "display_phone_number: 5511900000100, event: ONBOARDING, max_daily_conversations_per_business: 2000"
        reaction
          12:03:10 reaction to …RDI1OD 👍
        reaction_removed
          12:03:15 reaction to …RDI1OD none
        revoke
          12:04:40 delete of …N0U5OT
        status_delivered
          12:00:32 delivered …RDI1OD to 5511900001001 801 (Ana Beatriz Moreira)
        status_failed_131026_undeliverable
          12:01:01 failed …OEY4Nz to 5521900001003 failed NotOnWhatsApp 131026
        status_failed_131047_reengagement
          12:01:00 failed …QkQwRU to 558500001002 failed OutOfWindow 131047
        status_failed_131049_ecosystem
          12:01:02 failed …QUVBOD to 5521900001003 failed ContentRefused 131049
        status_failed_131053_media_upload
          12:01:03 failed …RDkzRE to 5511900001001 failed ContentRefused 131053
        status_group_read_aggregated
          12:06:40 read …Qjc0RU to 5511900001001 801 (Ana Beatriz Moreira)
          12:06:41 read …Qjc0RU to 558500001002 802 (João Pedro Cavalcante)
        status_played
          12:00:50 read …MDQ3NT to 5511900001001 801 (Ana Beatriz Moreira)
        status_read
          12:00:45 read …RDI1OD to 5511900001001 801 (Ana Beatriz Moreira)
        status_sent
          12:00:30 sent …RDI1OD to 5511900001001 801 (Ana Beatriz Moreira)
        status_sent_template_billable
          12:00:55 sent …NEVDRk to 558500001002 802 (João Pedro Cavalcante)
        sticker
          12:02:40 message of 5511900001004 804 (Seu Raimundo 🌵) sticker [800000880492593 image/webp hashed]
        system_user_changed_number
          12:04:10 identity 5511900001004 804 -> 5511900001044 "Seu Raimundo changed from 5511900001004 to 5511900001044"
        system_user_changed_user_id
          12:04:11 identity 5511900001044 804 -> 5511900001044 844 "Seu Raimundo changed user ID"
        template_status_update_rejected
          12:16:10 [waba:104500000000001] notice message_template_status_update "event: REJECTED, message_template_id: 900000000000001, message_template_name: lembrete_consulta, message_template_language: pt_BR, reason: INVALID_FORMAT"
        text
          12:00:00 message of 5511900001001 801 (Ana Beatriz Moreira) text "Bom dia! Vocês abrem no sábado?"
        text_bsuid_only_username
          12:01:40 message of - 899 (Rafa) text "Oi, vi o perfil de vocês"
        text_forwarded
          12:01:10 message of 5511900001001 801 (Ana Beatriz Moreira) text "Promoção da semana: leve 3, pague 2" forwarded
        text_frequently_forwarded
          12:01:20 message of 5511900001001 801 (Ana Beatriz Moreira) text "Repasse para 10 amigos" forwarded
        text_no_bsuid_older_shape
          12:00:05 message of 5521900001003 (Luíza Fernandes) text "Oi, tudo bem?"
        text_referral_ad
          12:01:30 message of 5521900001003 803 (Luíza Fernandes) text "Olá! Tenho interesse e queria mais informações, por favor." ad Fale com a gente https://fb.me/3cRexemplo
        text_referred_product
          12:01:35 message of 5521900001003 803 (Luíza Fernandes) text "Esse ainda tem no tamanho M?" product CAMISETA-AZUL-M quotes …QjFCOE
        text_reply
          12:01:00 message of 5511900001001 801 (Ana Beatriz Moreira) text "Sim, é esse mesmo" quotes …RDI1OD
        text_wire_compact
          12:18:20 message of 5511900001004 804 (Seu Raimundo 🌵) text "Preço é R$ 10/kg? 100% certo? fala com joao@example.com <obrigado>"
        text_without_ninth_digit
          12:00:10 message of 558500001002 802 (João Pedro Cavalcante) text "Meu pedido não chegou ainda."
        unsupported
          12:04:20 message of 5511900001001 801 (Ana Beatriz Moreira) unsupported remark poll_creation
        user_preferences_stop
          12:16:00 notice user_preferences "wa_id: 5521900001003, user_id: BR.1502576394655803, detail: User requested to stop marketing messages, category: marketing_messages, value: stop"
        video
          12:02:00 message of 558500001002 802 (João Pedro Cavalcante) video "Olha o barulho que faz" [800000271469392 video/mp4 hashed]
        """);

    private static Dictionary<string, string[]> Table(string text)
    {
        var effects = new Dictionary<string, List<string>>();
        foreach (var line in text.Split('\n'))
        {
            if (!line.StartsWith(' ')) effects[line] = [];
            else effects.Last().Value.Add(line.Trim());
        }

        return effects.ToDictionary(effect => effect.Key, effect => effect.Value.ToArray());
    }
}
