using Helpdesk.Core.Catalogue;

namespace Helpdesk.Core.Data;

/// <summary>What the team writes again and again.</summary>
internal static class DemoCanned
{
    public static IEnumerable<CannedReply> All() =>
    [
        Of("ola", "Saudação", "{{saudacao}}, {{contato}}! Aqui é {{tecnico}}, do {{empresa}}. Como posso ajudar?"),
        Of("anydesk", "Pedir acesso pelo AnyDesk", "{{contato}}, preciso acessar o computador para resolver. Abra o AnyDesk, por favor, e me envie o número que aparece em “Este dispositivo”."),
        Of("aceite", "Aceitar a conexão", "Acabei de pedir a conexão. Clique em “Aceitar” na janela que abriu aí, por favor."),
        Of("protocolo", "Número do protocolo", "O protocolo deste atendimento é {{protocolo}}. Guarde este número, por favor: com ele qualquer colega continua de onde paramos."),
        Of("aguarde", "Pedir um momento", "Só um momento, {{contato}}. Estou verificando e já retorno."),
        Of("retorno", "Prometer retorno", "Vou analisar com o desenvolvimento e retorno ainda hoje. Se parar as vendas, me avise na hora que subo a prioridade."),
        Of("reiniciar-pdv", "Reiniciar o PDV", "Feche o PDV, espere 10 segundos e abra de novo. Se a mensagem continuar, me mande uma foto da tela inteira, por favor.", "pdv"),
        Of("rejeicao-539", "Nota rejeitada 539", "A rejeição 539 acontece quando o número da nota já foi usado. Vou ajustar a numeração da série por aqui; não emita notas até eu avisar.", "gestor"),
        Of("certificado", "Certificado vencido", "O certificado digital da {{cliente}} venceu, por isso as notas não saem. Assim que a contabilidade enviar o novo, instalo para vocês.", "gestor"),
        Of("pinpad", "Pinpad não responde", "Tire o cabo do pinpad, espere 15 segundos e ligue de novo. Quando aparecer a data na tela dele, tente a venda mais uma vez.", "tef"),
        Of("encerrar", "Encerrar", "Ficou tudo certo por aí, {{contato}}? Vou encerrar o atendimento {{protocolo}}; se precisar, é só responder esta mensagem."),
    ];

    private static CannedReply Of(string shortcut, string title, string text, string? module = null) => new(new CannedWords(shortcut, title, text, module));
}
